using FeedbackPipeline.Collecting.Accepting;
using FeedbackPipeline.Reviewing.Emerging;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Storing.Erasing;
using FeedbackPipeline.Tagging.Topics;
using FeedbackPipeline.Tests.Infrastructure;

namespace FeedbackPipeline.Tests.Reviewing;

/// <summary>Words that rise, and words that only few say.</summary>
public sealed class EmergingTests
{
    [Fact]
    public void Terms_are_words_and_pairs_without_small_words_numbers_and_what_was_taken_out()
        => FindTerms.Of(["The late bus is late. Ring [name] or [phone] at 10, the late bus!"]).ShouldBe(["late", "late bus", "bus", "ring"], ignoreOrder: true);

    [Fact]
    public void A_word_that_rises_is_found_and_the_pair_speaks_for_its_words()
    {
        var before = Counts(400, ("food", 80), ("wifi", 4), ("slow wifi", 2), ("slow", 8));
        var now = Counts(60, ("food", 12), ("wifi", 12), ("slow wifi", 11), ("slow", 12));

        CompareTerms.Of(now, before).Select(term => (term.Term, term.Here)).ShouldBe([("slow wifi", 11)]);
    }

    [Fact]
    public void Few_comments_few_mentions_or_a_fall_show_nothing()
    {
        CompareTerms.Of(Counts(19, ("wifi", 15)), Counts(400, ("wifi", 4))).ShouldBeEmpty();
        CompareTerms.Of(Counts(60, ("wifi", 15)), Counts(19, ("wifi", 0))).ShouldBeEmpty();
        CompareTerms.Of(Counts(60, ("wifi", 4)), Counts(4_000, ("wifi", 8))).ShouldBeEmpty();
        CompareTerms.Of(Counts(60, ("wifi", 1)), Counts(400, ("wifi", 300))).ShouldBeEmpty();
    }

    [Fact]
    public void Where_nothing_changes_hardly_any_month_shows_a_word()
    {
        var random = new Random(20_260_302);
        var shares = Enumerable.Range(1, 200).Select(rank => 0.3 / rank).ToList();
        TermCounts Draw(int comments) => new(comments, shares.Select((share, rank) => (rank, n: Enumerable.Range(0, comments).Count(_ => random.NextDouble() < share))).ToDictionary(pair => $"w{pair.rank}", pair => pair.n));

        var alarms = Enumerable.Range(0, 150).Count(_ => CompareTerms.Of(Draw(80), Draw(400)).Count > 0);

        alarms.ShouldBeLessThanOrEqualTo(15);
    }

    [Fact]
    public void A_real_rise_among_hundreds_of_words_is_found_most_of_the_time()
    {
        var random = new Random(20_260_303);
        TermCounts Draw(int comments, double rising) => new(comments, Enumerable.Range(0, 200).Select(word => (word, n: Enumerable.Range(0, comments).Count(_ => random.NextDouble() < (word == 0 ? rising : 0.03)))).ToDictionary(pair => $"w{pair.word}", pair => pair.n));

        Enumerable.Range(0, 100).Count(_ => CompareTerms.Of(Draw(80, 0.2), Draw(400, 0.03)).Any(term => term.Term == "w0")).ShouldBeGreaterThan(80);
    }

    [Fact]
    public async Task The_page_shows_what_rises_with_quotes_what_a_small_group_says_and_nothing_of_what_was_erased()
    {
        await using var app = new PipelineApp();
        var reviewer = await app.WithRolesAsync([Roles.Reviewer]);
        (await reviewer.PageAsync("/review/emerging")).Body!.TextContent.ShouldContain("Not enough yet");
        for (var number = 0; number < 60; number++)
        {
            await SendAsync(app, "The food is nice and the garden is quiet.", "25-34");
        }

        await app.DrainAsync();
        app.Time.Advance(TimeSpan.FromDays(100));
        var receipts = new List<string>();
        for (var number = 0; number < 12; number++)
        {
            receipts.Add(await SendAsync(app, "The new lift is broken.", "25-34"));
            await SendAsync(app, "I want a hearing loop in the hall.", "75+");
            await SendAsync(app, "The food is nice and the garden is quiet.", "25-34");
        }

        await app.DrainAsync();
        reviewer = await app.WithRolesAsync([Roles.Reviewer]);
        var page = await reviewer.PageAsync("/review/emerging");
        page.QuerySelectorAll(".topic__word").Select(heading => heading.TextContent).ShouldContain(text => text.Contains("lift broken", StringComparison.Ordinal) || text.Contains("new lift", StringComparison.Ordinal));
        page.QuerySelectorAll(".topic .words").ShouldContain(words => words.TextContent == "The new lift is broken.");
        page.QuerySelectorAll("h3").ShouldHaveSingleItem().TextContent.ShouldContain("75");
        foreach (var receipt in receipts)
        {
            await app.Get<EraseFeedback>().EraseAsync(receipt, "test", TestContext.Current.CancellationToken);
        }

        (await app.LinesAsync("SELECT term FROM term_counts WHERE term LIKE '%lift%'", documents => documents.Select(document => document.ToJsonString()).Where(json => json.Contains("lift", StringComparison.OrdinalIgnoreCase)))).ShouldBeEmpty();
        (await app.LinesAsync("SELECT feedback FROM feedback_terms WHERE terms LIKE '%lift%'", _ => [])).ShouldBeEmpty();
        (await reviewer.PageAsync("/review/emerging")).Body!.TextContent.ShouldNotContain("lift");
        app.Time.Advance(TimeSpan.FromDays(800));
        await app.DrainAsync();
        (await app.LinesAsync("SELECT term FROM term_counts", documents => documents.OfType("terms").Concat(documents.OfType("term-stamp")).Select(month => $"{month["id"]}"))).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(4, 0)]
    [InlineData(5, 1)]
    public async Task People_are_counted_and_not_comments(int people, int shown)
    {
        await using var app = new PipelineApp();
        for (var number = 0; number < 60; number++)
        {
            await SendAsync(app, "The food is nice and the garden is quiet.", "25-34");
        }

        for (var number = 0; number < 12; number++)
        {
            await SendAsync(app, "I want a hearing loop in the hall.", "75+", $"person-{Math.Min(number, people - 1)}");
        }

        await app.DrainAsync();
        var page = await (await app.WithRolesAsync([Roles.Reviewer])).PageAsync("/review/emerging");

        page.QuerySelectorAll("h3").Length.ShouldBe(shown);
        page.QuerySelectorAll(".topic__word").ShouldAllBe(word => word.TextContent.Contains($"{people} people, 12 comments", StringComparison.Ordinal));
    }

    private static TermCounts Counts(int comments, params (string Term, int Count)[] terms)
        => new(comments, terms.Concat(Enumerable.Range(0, 50).Select(number => (Term: $"other{number}", Count: comments / 20))).ToDictionary(term => term.Term, term => term.Count));

    private static async Task<string> SendAsync(PipelineApp app, string text, string age, string? person = null)
    {
        var about = new Dictionary<string, System.Text.Json.JsonElement> { ["age_band"] = System.Text.Json.JsonSerializer.SerializeToElement(age) };
        var outcome = await app.Get<AcceptFeedback>().AcceptAsync(new(Text: text, Help: "alone", About: about), person is null ? Arrival.OnTheWeb : Arrival.OnTheWeb with { Respondent = person }, TestContext.Current.CancellationToken);
        return outcome.ShouldBeOfType<AcceptOutcome.Accepted>().Receipt;
    }
}
