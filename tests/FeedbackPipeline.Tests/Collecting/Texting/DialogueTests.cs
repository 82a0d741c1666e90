using FeedbackPipeline.Collecting.Texting.Sending;
using FeedbackPipeline.Messages;

namespace FeedbackPipeline.Tests.Collecting.Texting;

/// <summary>A phone and the pipeline talk: each test sends real signed texts through the whole product.</summary>
public sealed class DialogueTests
{
    private const string Received = "Thank you. Elm Care got your text.";
    private const string Neutral = "Thank you. We got your text. A person will read it.";
    private const string Confirm = "Do you want us to delete what you told us?";

    [Fact]
    public async Task A_text_is_one_feedback_and_is_answered()
    {
        await using var texts = new Texts();

        var replies = await texts.TextAsync("The food is cold.");

        replies.ShouldHaveSingleItem().ShouldStartWith(Received);
        texts.Sent.ShouldAllBe(text => text.To == Texts.Number);
        (await texts.App.WordsAsync()).ShouldBe(["text: The food is cold."]);
    }

    [Fact]
    [Trait("Store", "SQLite")]
    public async Task Stop_him_hurting_me_is_kept_flagged_and_answered_without_giving_anything_away()
    {
        await using var texts = new Texts();

        var replies = await texts.TextAsync("stop him hurting me");

        replies.ShouldHaveSingleItem().ShouldStartWith(Neutral);
        (await texts.App.WordsAsync()).ShouldBe(["text: stop him hurting me"]);
        (await texts.App.TextsAsync("SELECT kind FROM concerns")).ShouldContain("physical");
        (await texts.TextAsync("The food is cold.")).ShouldHaveSingleItem().ShouldStartWith(Received);
    }

    [Fact]
    public async Task Whoever_says_stop_is_told_once_and_gets_nothing_more_though_their_words_are_kept()
    {
        await using var texts = new Texts();
        await texts.TextAsync("The food is cold.");

        (await texts.TextAsync("STOP")).ShouldHaveSingleItem().ShouldStartWith("OK. We will not text you again.");

        (await texts.TextAsync("Stop")).ShouldBeEmpty();
        (await texts.TextAsync("The bus is late.")).ShouldBeEmpty();
        (await texts.TextAsync("I want to die")).ShouldBeEmpty();
        (await texts.TextAsync("HELP")).ShouldBeEmpty();
        (await texts.App.FeedbackCountAsync()).ShouldBe(3);
        (await texts.App.NumberAsync("SELECT count(*) FROM phones WHERE number IS NOT NULL")).ShouldBe(0);
    }

    [Fact]
    public async Task After_start_texts_are_answered_again()
    {
        await using var texts = new Texts();
        await texts.TextAsync("STOP");

        (await texts.TextAsync("START")).ShouldHaveSingleItem().ShouldStartWith("OK. You can text us again.");
        (await texts.TextAsync("The food is cold.")).ShouldHaveSingleItem().ShouldStartWith(Received);
    }

    [Fact]
    public async Task Stop_drops_replies_that_wait()
    {
        await using var texts = new Texts();
        texts.Answer = _ => throw new HttpRequestException("away");
        await texts.TextAsync("The food is cold.");
        texts.Answer = null;

        await texts.TextAsync("STOP");
        texts.App.Time.Advance(TimeSpan.FromMinutes(5));
        await texts.App.DrainAsync();

        texts.Sent.ShouldHaveSingleItem().Words.ShouldStartWith("OK. We will not text you again.");
        (await texts.App.NumberAsync("SELECT count(*) FROM queue")).ShouldBe(0);
    }

    [Fact]
    [Trait("Store", "SQLite")]
    public async Task A_phone_the_provider_says_has_stopped_is_left_alone()
    {
        await using var texts = new Texts();
        texts.Answer = _ => new(SendState.PhoneStopped, "21610");
        await texts.TextAsync("The food is cold.");
        texts.Answer = null;

        (await texts.TextAsync("The bus is late.")).ShouldBeEmpty();
        (await texts.App.TextsAsync("SELECT detail FROM audit WHERE action = 'reply-refused'")).ShouldBe(["received stand-in 21610"]);
    }

    [Fact]
    public async Task What_the_provider_answered_itself_is_followed_and_not_answered_twice()
    {
        await using var texts = new Texts();

        (await texts.TextAsync("Arret", Texts.Number, ("OptOutType", "STOP"))).ShouldBeEmpty();
        (await texts.TextAsync("The food is cold.")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Help_names_people_to_call()
    {
        await using var texts = new Texts();

        (await texts.TextAsync("help")).ShouldBe(["You can call us on 01632 960 001, 9 to 5, Monday to Friday. In danger now? Call 999. Feeling very low? Call 116 123. It is free."]);
        (await texts.App.FeedbackCountAsync()).ShouldBe(0);
    }

    [Fact]
    [Trait("Store", "SQLite")]
    public async Task Delete_asks_then_removes_everything_this_phone_said_and_its_number()
    {
        await using var texts = new Texts();
        await texts.TextAsync("Unmistakable words one.");
        await texts.TextAsync("Unmistakable words two.");
        await texts.TextAsync("Other words.", "+447700900999");

        (await texts.TextAsync("DELETE")).ShouldHaveSingleItem().ShouldStartWith(Confirm);
        (await texts.App.FeedbackCountAsync()).ShouldBe(3);
        (await texts.TextAsync("yes")).ShouldHaveSingleItem().ShouldStartWith("We deleted what you told us.");

        (await texts.App.WordsAsync()).ShouldBe(["text: Other words."]);
        (await texts.App.NumberAsync("SELECT count(*) FROM phones")).ShouldBe(1);
        (await texts.App.NumberAsync("SELECT count(*) FROM texted")).ShouldBe(1);
    }

    [Fact]
    public async Task No_keeps_the_words_and_so_does_saying_nothing()
    {
        await using var texts = new Texts();
        await texts.TextAsync("The food is cold.");
        await texts.TextAsync("DELETE");

        (await texts.TextAsync("NO")).ShouldHaveSingleItem().ShouldStartWith("OK. We keep what you told us.");
        await texts.TextAsync("DELETE");
        texts.App.Time.Advance(TimeSpan.FromHours(49));
        await texts.TextAsync("YES");

        (await texts.App.WordsAsync()).Order().ShouldBe(["text: The food is cold.", "text: YES"]);
    }

    [Fact]
    public async Task Delete_after_stop_is_done_at_once_since_nobody_may_be_asked()
    {
        await using var texts = new Texts();
        await texts.TextAsync("The food is cold.");
        await texts.TextAsync("STOP");

        (await texts.TextAsync("DELETE")).ShouldBeEmpty();

        (await texts.App.FeedbackCountAsync()).ShouldBe(0);
        (await texts.TextAsync("The bus is late.")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Delete_without_words_says_so()
    {
        await using var texts = new Texts();

        (await texts.TextAsync("DELETE")).ShouldHaveSingleItem().ShouldStartWith("We have no texts from this phone.");
    }

    [Fact]
    public async Task Somebody_in_distress_gets_both_texts_once_a_day()
    {
        await using var texts = new Texts();

        var replies = await texts.TextAsync("I want to die");
        replies.Length.ShouldBe(2);
        replies[0].ShouldContain("Call 999. To talk, call 116 123, or text SHOUT to 85258.");
        replies[1].ShouldBe("A person on our team will read your text. They may call you. To talk to us about being safe, call 01632 960 002.");
        (await texts.TextAsync("I want to die")).ShouldHaveSingleItem().ShouldStartWith(Neutral);
        texts.App.Time.Advance(TimeSpan.FromHours(24));
        (await texts.TextAsync("I want to die")).Length.ShouldBe(2);
    }

    [Theory]
    [InlineData("He hits me and I want to die")]
    [InlineData("He has a knife")]
    [InlineData("he touched me")]
    public async Task Where_somebody_else_may_read_along_the_reply_is_neutral(string words)
    {
        await using var texts = new Texts();

        (await texts.TextAsync(words)).ShouldBe([$"{Neutral} To talk to us, call 01632 960 001. In danger? Call 999."]);
    }

    [Theory]
    [InlineData("2026-03-02T07:00:00Z", "Monday 2 March")]
    [InlineData("2026-03-02T18:00:00Z", "Tuesday 3 March")]
    [InlineData("2026-03-06T17:00:00Z", "Monday 9 March")]
    [InlineData("2026-04-02T19:00:00Z", "Tuesday 7 April")]
    [InlineData("2026-07-01T16:30:00Z", "Thursday 2 July")]
    public async Task Out_of_hours_a_text_says_which_day_a_person_reads_it(string at, string day)
    {
        await using var texts = new Texts();
        var moment = DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture);
        if (moment < texts.App.Time.GetUtcNow())
        {
            moment = moment.AddDays(7);
            day = "Monday 9 March";
        }

        texts.App.Time.SetUtcNow(moment);
        var replies = await texts.TextAsync("The food is cold.");

        replies.Length.ShouldBe(2);
        replies[0].ShouldStartWith(Received);
        replies[1].ShouldStartWith($"Thank you. Our team is not at work now. A person will read your text on {day}.");
        (await texts.TextAsync("The bus is late.")).ShouldHaveSingleItem().ShouldContain(day);
    }

    [Fact]
    public async Task Replies_go_out_in_their_order_whatever_order_their_messages_come_in()
    {
        await using var texts = new Texts();
        texts.App.Time.SetUtcNow(new(2026, 3, 2, 20, 0, 0, TimeSpan.Zero));
        (await texts.PostAsync("The food is cold.")).EnsureSuccessStatusCode();
        var (queue, hidden, envelopes) = (texts.App.Get<IMessageQueue>(), TimeSpan.FromMinutes(1), texts.App.Get<Envelopes>());
        var take = texts.App.Get<IEnumerable<IMessageHandler>>().Single(handler => handler.Queue == Queues.SmsIn);
        await take.HandleAsync(envelopes.Open((await queue.ExchangeAsync(Queues.SmsIn, [], 1, hidden, TestContext.Current.CancellationToken)).ShouldHaveSingleItem().Body)!, TestContext.Current.CancellationToken);

        var send = texts.App.Get<IEnumerable<IMessageHandler>>().Single(handler => handler.Queue == Queues.SmsOut);
        foreach (var message in (await queue.ExchangeAsync(Queues.SmsOut, [], 10, hidden, TestContext.Current.CancellationToken)).Reverse())
        {
            await send.HandleAsync(envelopes.Open(message.Body)!, TestContext.Current.CancellationToken);
        }

        texts.Sent.Count.ShouldBe(2);
        texts.Sent.First().Words.ShouldStartWith(Received);
    }

    [Fact]
    public async Task Two_machines_do_not_answer_each_other_for_ever()
    {
        await using var texts = new Texts(("Texting:RepliesPerDay", "3"));
        for (var number = 0; number < 6; number++)
        {
            await texts.TextAsync($"I am a machine {number}");
        }

        texts.Sent.Count.ShouldBe(3);
        (await texts.App.FeedbackCountAsync()).ShouldBe(6);
        (await texts.TextAsync("I want to die")).Length.ShouldBe(2);
        (await texts.TextAsync("STOP")).Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_picture_without_words_is_answered_and_no_feedback()
    {
        await using var texts = new Texts();

        (await texts.TextAsync(" ", Texts.Number, ("NumMedia", "1"))).ShouldHaveSingleItem().ShouldStartWith("Thank you. We can not open pictures or sound.");
        (await texts.TextAsync(" ")).ShouldBeEmpty();
        (await texts.App.FeedbackCountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_sender_without_a_number_is_heard_and_not_answered()
    {
        await using var texts = new Texts();

        (await texts.TextAsync("The food is cold.", "Parcels")).ShouldBeEmpty();
        (await texts.App.FeedbackCountAsync()).ShouldBe(1);
    }

    [Fact]
    [Trait("Store", "SQLite")]
    public async Task A_shared_phone_is_not_one_person_and_a_story_in_three_texts_is()
    {
        await using var texts = new Texts();
        await texts.TextAsync("The bus");
        await texts.TextAsync("is late");
        texts.App.Time.Advance(TimeSpan.FromHours(49));
        await texts.TextAsync("The food is cold.");
        await texts.TextAsync("I like it here.", "+447700900999");

        (await texts.App.NumberAsync("SELECT count(DISTINCT respondent) FROM feedback")).ShouldBe(3);
        (await texts.App.NumberAsync("SELECT count(*) FROM feedback WHERE respondent IS NULL OR about_closed = 0 OR linked = 1")).ShouldBe(0);
    }

    [Fact]
    [Trait("Store", "SQLite")]
    public async Task The_number_is_forgotten_after_thirty_days_and_the_words_can_still_be_deleted()
    {
        await using var texts = new Texts();
        await texts.TextAsync("The food is cold.");
        texts.App.Time.Advance(TimeSpan.FromDays(29));
        await texts.App.DrainAsync();
        (await texts.App.NumberAsync("SELECT count(*) FROM phones WHERE number IS NOT NULL")).ShouldBe(1);
        texts.App.Time.Advance(TimeSpan.FromDays(2));
        await texts.App.DrainAsync();

        (await texts.App.NumberAsync("SELECT count(*) FROM phones WHERE number IS NOT NULL")).ShouldBe(0);
        (await texts.App.NumberAsync("SELECT count(*) FROM texts_in")).ShouldBe(0);
        await texts.TextAsync("DELETE");
        await texts.TextAsync("YES");
        (await texts.App.FeedbackCountAsync()).ShouldBe(0);
    }

    [Fact]
    [Trait("Store", "SQLite")]
    public async Task Neither_the_number_nor_the_words_stand_open_in_the_store()
    {
        await using var texts = new Texts();
        using (await texts.PostAsync("Unmistakable words."))
        {
            (await FilesWithAsync(texts, "Unmistakable")).ShouldBeEmpty();
        }

        await texts.App.DrainAsync();
        (await FilesWithAsync(texts, "7700900123")).ShouldBeEmpty();
        (await FilesWithAsync(texts, "Unmistakable")).ShouldNotBeEmpty();
    }

    [Fact]
    [Trait("Store", "SQLite")]
    public async Task Texts_about_a_place_count_there_and_a_place_that_is_gone_costs_nobody_their_words()
    {
        await using var texts = new Texts(("Texting:Service", "elm-house"));
        await texts.TextAsync("Early words.");
        await texts.App.AddPlaceAsync("elm-house");
        texts.App.Time.Advance(TimeSpan.FromMinutes(1));
        await texts.TextAsync("The food is cold.");

        (await texts.App.TextsAsync("SELECT place FROM feedback ORDER BY sequence")).ShouldBe(["organisation", "elm-house"]);
    }

    private static async Task<string[]> FilesWithAsync(Texts texts, string words)
    {
        await texts.App.Get<FeedbackPipeline.Storing.Sqlite.SqliteWriter>().EmptyLogAsync(TestContext.Current.CancellationToken);
        return [.. Directory.EnumerateFiles(texts.App.DataFolder, "*", SearchOption.AllDirectories).Where(file => System.Text.Encoding.Latin1.GetString(ReadShared(file)).Contains(words, StringComparison.Ordinal))];
    }

    private static byte[] ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
