using System.Net;
using FeedbackPipeline.Storing.Sqlite;
using FeedbackPipeline.Tests.Infrastructure;

namespace FeedbackPipeline.Tests.Collecting;

public sealed class ReceiptPageTests
{
    [Fact]
    [Trait("Store", "SQLite")]
    public async Task The_page_says_what_happened_and_never_the_words()
    {
        await using var app = new PipelineApp();
        var receipt = await FeedbackApiCalls.ReceiptAsync(app);
        var person = await new FormWalk(app.Anyone()).OpenAsync($"/r/{receipt.ToLowerInvariant().Replace("-", "", StringComparison.Ordinal)}");
        var before = person.Page.QuerySelector("main")!.TextContent;
        await app.Get<SqliteWriter>().WriteAsync(session => session.Execute("UPDATE feedback SET read = received + 86400000"), TestContext.Current.CancellationToken);

        await person.OpenAsync($"/r/{receipt}");

        before.ShouldContain("We got them on 2 March 2026.");
        before.ShouldContain("A person has not read your words yet.");
        person.Page.QuerySelector("main")!.TextContent.ShouldContain("They read them on 3 March 2026.");
        before.ShouldNotContain("Hello");
    }

    [Theory]
    [InlineData("/r/7K3M-Q9TX")]
    [InlineData("/r/nonsense!")]
    [InlineData("/r/7K3M-Q9TX/delete")]
    [InlineData("/r/7K3M-Q9TX/thank-you")]
    [InlineData("/r/7K3M-Q9TX/about-you/age_band")]
    public async Task An_unknown_or_malformed_receipt_is_404_with_a_way_on(string address)
    {
        await using var app = new PipelineApp();

        var person = await new FormWalk(app.Anyone()).OpenAsync(address);

        person.Status.ShouldBe(HttpStatusCode.NotFound);
        person.Heading.ShouldBe("We do not know this code");
    }

    [Fact]
    public async Task A_receipt_is_typed_in_any_way_and_a_wrong_one_stays_in_the_box()
    {
        await using var app = new PipelineApp();
        var receipt = await FeedbackApiCalls.ReceiptAsync(app);
        var person = await new FormWalk(app.Anyone()).OpenAsync("/r");

        await person.SendAsync(("code", "7K3M"));
        person.Error!.ShouldContain("8 letters and numbers");
        person.Page.QuerySelector("#code")!.GetAttribute("value").ShouldBe("7K3M");
        await person.SendAsync(("code", $" {receipt.ToLowerInvariant()} "));

        person.Address.ShouldBe($"/r/{receipt}");
    }

    [Fact]
    public async Task Deleting_asks_once_and_says_what_was_kept()
    {
        await using var app = new PipelineApp();
        var receipt = await FeedbackApiCalls.ReceiptAsync(app);
        var person = await new FormWalk(app.Anyone()).OpenAsync($"/r/{receipt}");

        await person.FollowAsync("Delete what I said");
        (await app.FeedbackCountAsync()).ShouldBe(1);
        await person.SendAsync();

        person.Heading.ShouldBe("We deleted your words");
        person.Page.QuerySelector("main")!.TextContent.ShouldContain("We keep a count.");
        person.Page.QuerySelector("main")!.TextContent.ShouldNotContain("one copy");
        (await app.FeedbackCountAsync()).ShouldBe(0);
        (await person.OpenAsync($"/r/{receipt}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    [Trait("Store", "SQLite")]
    public async Task A_copy_kept_for_an_open_concern_is_admitted()
    {
        await using var app = new PipelineApp();
        var receipt = await FeedbackApiCalls.ReceiptAsync(app);
        await app.Get<SqliteWriter>().WriteAsync(
            session => session.Execute("INSERT INTO concerns (feedback, kind, level, raised, place) SELECT id, 'physical', 'notify-lead', 0, place FROM feedback"),
            TestContext.Current.CancellationToken);
        var person = await new FormWalk(app.Anyone()).OpenAsync($"/r/{receipt}/delete");

        await person.SendAsync();

        person.Page.QuerySelector("main")!.TextContent.ShouldContain("We also keep one copy of your words.");
    }

    [Fact]
    [Trait("Store", "SQLite")]
    public async Task About_you_answers_can_be_added_later_or_refused_at_once()
    {
        await using var app = new PipelineApp();
        var receipt = await FeedbackApiCalls.ReceiptAsync(app);
        var person = await new FormWalk(app.Anyone()).OpenAsync($"/r/{receipt}");

        await person.FollowAsync("Answer some questions about you");
        await person.SendAsync();

        person.Address.ShouldBe($"/r/{receipt}/done");
        (await app.NumberAsync("SELECT about_closed FROM feedback")).ShouldBe(1);
        (await app.AboutAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_choice_and_not_wanting_to_say_do_not_fit_together()
    {
        await using var app = new PipelineApp();
        var receipt = await FeedbackApiCalls.ReceiptAsync(app);
        var person = await new FormWalk(app.Anyone()).OpenAsync($"/r/{receipt}/about-you/communication");

        await person.SendAsync(("answer", "speech"), ("answer", "declined"));

        person.Error!.ShouldContain("do not fit together");
        (await app.AboutAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Skipping_the_finer_step_keeps_the_wide_group()
    {
        await using var app = new PipelineApp();
        var receipt = await FeedbackApiCalls.ReceiptAsync(app);
        var person = await new FormWalk(app.Anyone()).OpenAsync($"/r/{receipt}/about-you/ethnic_group");

        await person.SendAsync(("answer", "white"));
        person.Address.ShouldNotContain("white");
        await person.SendAsync(("go", "skip"));

        (await app.AboutAsync()).ShouldBe(["ethnic_group=white (1, self)"]);
    }

    [Fact]
    public async Task Guessing_on_the_pages_has_a_limit()
    {
        await using var app = new PipelineApp(("Limiting:GuessesPerMinute", "2"));
        var guesser = app.Anyone();
        guesser.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");
        var person = new FormWalk(guesser);

        await person.OpenAsync("/r/AAAA-AAAA");
        await person.OpenAsync("/r/AAAA-AAAB");
        await person.OpenAsync("/r/AAAA-AAAC");

        person.Status.ShouldBe(HttpStatusCode.TooManyRequests);
    }
}
