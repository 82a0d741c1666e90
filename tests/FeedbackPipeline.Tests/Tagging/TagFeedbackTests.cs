using FeedbackPipeline.Collecting.Accepting;
using FeedbackPipeline.Messages;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Storing.Erasing;
using FeedbackPipeline.Tagging;
using FeedbackPipeline.Tagging.Reading;
using FeedbackPipeline.Tagging.Tone;
using FeedbackPipeline.Tests.Collecting;
using FeedbackPipeline.Tests.Infrastructure;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.DependencyInjection;

namespace FeedbackPipeline.Tests.Tagging;

/// <summary>From the queue to the store, on a real database.</summary>
public sealed class TagFeedbackTests : IAsyncLifetime
{
    private readonly PipelineApp app = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    [Trait("Store", "SQLite")]
    public async Task Good_in_one_answer_and_bad_in_another_is_mixed_and_each_theme_counts_once()
    {
        var (id, _) = await SendAsync(app, new() { ["good"] = "The food is nice. Staff are kind.", ["change"] = "The food is cold and the bus is late." });

        await app.DrainAsync();

        (await StateAsync(app, id)).ShouldBe("tagged mixed en");
        var themes = await app.TextsAsync("SELECT theme FROM themes ORDER BY score DESC, theme");
        themes.ShouldBeUnique();
        themes.ShouldBe(["food", "staff", "transport"], ignoreOrder: true);
    }

    [Fact]
    [Trait("Store", "SQLite")]
    public async Task Every_answer_is_redacted_under_its_own_question()
    {
        await SendAsync(app, new() { ["good"] = "My carer Oluwaseun is nice.", ["change"] = "Ring 07700 900123." });

        await app.DrainAsync();

        (await app.TextsAsync("SELECT question || ': ' || text FROM redacted ORDER BY question")).ShouldBe(["change: Ring [phone].", "good: My carer [name] is nice."]);
        (await app.WordsAsync()).ShouldContain("good: My carer Oluwaseun is nice.");
    }

    [Fact]
    [Trait("Store", "SQLite")]
    public async Task An_everyday_phrase_in_one_answer_notifies_the_lead_beside_harm_in_another()
    {
        await SendAsync(app, new() { ["good"] = "I see my mum.", ["change"] = "He hits me." });

        await app.DrainAsync();

        (await ConcernsAsync(app)).ShouldBe(["domestic notify-lead", "physical notify-lead"]);
    }

    [Fact]
    [Trait("Store", "SQLite")]
    public async Task Everyday_phrases_of_two_kinds_in_two_answers_do_not_lift_each_other()
    {
        await SendAsync(app, new() { ["good"] = "I see my mum.", ["change"] = "I hate peas." });

        await app.DrainAsync();

        (await ConcernsAsync(app)).ShouldBe(["discrimination read-first", "domestic read-first"]);
    }

    [Fact]
    [Trait("Store", "SQLite")]
    public async Task One_everyday_phrase_in_a_submission_is_only_read_first()
    {
        await SendAsync(app, new() { ["good"] = "I see my mum.", ["change"] = "Cold food." });

        await app.DrainAsync();

        (await ConcernsAsync(app)).ShouldBe(["domestic read-first"]);
    }

    [Fact]
    [Trait("Store", "SQLite")]
    public async Task The_same_message_twice_leaves_the_same_state_and_counts_once()
    {
        var (id, _) = await SendAsync(app, new() { ["good"] = "The food is great.", ["change"] = "My dad hits me." });
        await app.DrainAsync();
        var once = await EverythingAsync();

        await app.Get<IMessageQueue>().SendAsync(Queues.FeedbackIn, app.Get<Envelopes>().Seal(new FeedbackReceived(id)), "again", Stop);
        await app.DrainAsync();

        (await EverythingAsync()).ShouldBe(once);
        (await app.NumberAsync("SELECT sum(n) FROM theme_counts WHERE theme = '' AND place = 'organisation'")).ShouldBe(1);
        (await app.WaitingAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Words_erased_before_they_were_tagged_leave_nothing()
    {
        var (_, receipt) = await SendAsync(app, new() { ["good"] = "The food is great." });
        await app.Get<EraseFeedback>().EraseAsync(receipt, "test", Stop);

        await app.DrainAsync();

        foreach (var table in new[] { "feedback", "words", "redacted", "themes", "concerns" })
        {
            (await app.NumberAsync($"SELECT count(*) FROM {table}")).ShouldBe(0, table);
        }

        (await app.NumberAsync("SELECT coalesce(sum(n), 0) FROM theme_counts")).ShouldBe(0);
    }

    [Fact]
    [Trait("Store", "SQLite")]
    public async Task What_cannot_be_tagged_is_a_concern_with_all_that_screening_found_and_people_see_it()
    {
        await using var failing = new PipelineApp { Replace = services => services.AddSingleton<ISentimentScorer, Failing>() };
        var (id, _) = await SendAsync(failing, new() { ["good"] = "I want to die." });

        for (var tries = 0; tries < 6; tries++)
        {
            await failing.DrainAsync();
            failing.Time.Advance(TimeSpan.FromSeconds(31));
        }

        (await failing.TextsAsync("SELECT state FROM feedback")).ShouldBe(["failed"]);
        (await ConcernsAsync(failing)).ShouldBe(["screening_failed notify-lead", "self_harm ring-now"]);
        using var lead = await failing.WithRolesAsync([Roles.Safeguarding]);
        (await lead.PageAsync("/review/concerns")).Body!.InnerHtml.ShouldContain(id);
    }

    private static async Task<(string Id, string Receipt)> SendAsync(PipelineApp app, Dictionary<string, string> answers)
    {
        var outcome = await app.Get<AcceptFeedback>().AcceptAsync(new(Answers: answers), Arrival.OnTheWeb, Stop);
        var accepted = outcome.ShouldBeOfType<AcceptOutcome.Accepted>();
        return (accepted.Id, accepted.Receipt);
    }

    private static Task<List<string>> ConcernsAsync(PipelineApp app) => app.TextsAsync("SELECT kind || ' ' || level FROM concerns ORDER BY kind");

    private static async Task<string> StateAsync(PipelineApp app, string id)
        => (await app.TextsAsync($"SELECT state || ' ' || sentiment || ' ' || language FROM feedback WHERE id = '{id}'")).ShouldHaveSingleItem();

    private async Task<List<string>> EverythingAsync()
        => [
            .. await app.TextsAsync("SELECT state || sentiment || sentiment_score || tagger || language FROM feedback"),
            .. await app.TextsAsync("SELECT question || text FROM redacted ORDER BY 1"),
            .. await app.TextsAsync("SELECT theme || score FROM themes ORDER BY 1"),
            .. await app.TextsAsync("SELECT kind || level || raised || state FROM concerns ORDER BY 1"),
            .. await app.TextsAsync("SELECT place || month || theme || sentiment || channel || n FROM theme_counts ORDER BY 1"),
            .. await app.TextsAsync("SELECT place || day || theme || sentiment || n FROM theme_days ORDER BY 1"),
        ];

    private sealed class Failing : ISentimentScorer
    {
        public string Version => "failing";

        public ScoredSentiment Score(ReadText text, AskedQuestion asked) => throw new InvalidOperationException("as the test asked");
    }
}
