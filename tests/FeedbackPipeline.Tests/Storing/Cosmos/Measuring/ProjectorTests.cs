using FeedbackPipeline.Storing.Cosmos;
using FeedbackPipeline.Storing.Cosmos.Projecting;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.DependencyInjection;

namespace FeedbackPipeline.Tests.Storing.Cosmos.Measuring;

public sealed class ProjectorTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Feedback_is_numbered_and_counted_once_however_often_the_feed_is_worked()
    {
        using var cosmos = new MeasuredCosmos();
        await cosmos.PutAsync(cosmos.Feedback("a", themes: ["food", "staff"]));
        await cosmos.PutAsync(cosmos.Feedback("b") with { State = FeedbackState.Received, Announced = 0 });
        await cosmos.Projector.CatchUpAsync(Stop);
        await cosmos.Projector.CatchUpAsync(Stop);
        await cosmos.Open().GetRequiredService<CosmosProjector>().CatchUpAsync(Stop);

        (await cosmos.CountsAsync()).ShouldBe(new Dictionary<string, int>
        {
            ["organisation 2026-03 2026-03-02|food|positive|web"] = 1,
            ["organisation 2026-03 2026-03-02|staff|positive|web"] = 1,
            ["organisation 2026-03 2026-03-02||positive|web"] = 1,
        });
        (await cosmos.EntriesAsync()).ToDictionary(entry => entry.Feedback, entry => entry.N).ShouldBe(new Dictionary<string, long?> { ["a"] = 1, ["b"] = null }, ignoreOrder: true);
    }

    [Fact]
    public async Task Feedback_tagged_anew_counts_as_it_is_now_and_gets_a_new_position_only_where_it_was_announced()
    {
        using var cosmos = new MeasuredCosmos();
        var feedback = cosmos.Feedback("a", themes: ["food"]);
        await cosmos.PutAsync(feedback);
        await cosmos.Projector.CatchUpAsync(Stop);
        await cosmos.PutAsync(feedback with { Themes = [], Sentiment = Sentiment.Negative });
        await cosmos.Projector.CatchUpAsync(Stop);
        var retagged = await cosmos.EntriesAsync();
        await cosmos.PutAsync(feedback with { Themes = [], Sentiment = Sentiment.Negative, Announced = 3 });
        await cosmos.Projector.CatchUpAsync(Stop);

        (await cosmos.CountsAsync()).Keys.ShouldBe(["organisation 2026-03 2026-03-02|-|negative|web", "organisation 2026-03 2026-03-02||negative|web"]);
        retagged.Single().N.ShouldBe(1);
        var entry = (await cosmos.EntriesAsync()).Single();
        (entry.Arrival, entry.N).ShouldBe((1, 2));
    }

    [Fact]
    public async Task Erased_feedback_is_counted_no_more_and_nothing_of_its_person_is_left()
    {
        using var cosmos = new MeasuredCosmos();
        var feedback = cosmos.Feedback("fb_gone", respondent: "p_gone", themes: ["food"]) with { About = [new("gender", "woman", true, SuppliedBy.Self, cosmos.Time.GetUtcNow())] };
        await cosmos.PutAsync(feedback);
        await cosmos.PutAsync(cosmos.Feedback("fb_stays", themes: ["food"]));
        await cosmos.Projector.CatchUpAsync(Stop);
        await cosmos.EraseAsync(feedback);
        await cosmos.Projector.CatchUpAsync(Stop);
        await cosmos.PutAsync(cosmos.Feedback("fb_next"));
        await cosmos.Projector.CatchUpAsync(Stop);

        (await cosmos.CountsAsync())["organisation 2026-03 2026-03-02|food|positive|web"].ShouldBe(1);
        cosmos.Ledgers().ShouldNotContain(document => document.Contains("gone", StringComparison.Ordinal));
        var next = (await cosmos.EntriesAsync()).Single(entry => entry.Feedback == "fb_next");
        (next.Arrival, next.N).ShouldBe((3, 3));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task More_feedback_than_one_batch_can_hold_is_worked_in_several(int ranges)
    {
        using var cosmos = new MeasuredCosmos(ranges);
        var sent = Enumerable.Range(0, 150).Select(number => cosmos.Feedback($"fb_{number}", $"place-{number}", themes: ["food"])).ToList();
        foreach (var feedback in sent)
        {
            await cosmos.PutAsync(feedback);
        }

        await cosmos.Projector.CatchUpAsync(Stop);
        // Everything moves to another place: each changes two counts.
        foreach (var feedback in sent)
        {
            await cosmos.PutAsync(feedback with { Place = $"new-{feedback.Place}", Announced = 2 });
        }

        await cosmos.Projector.CatchUpAsync(Stop);

        (await cosmos.CountsAsync()).Count.ShouldBe(300);
        (await cosmos.CountsAsync()).Keys.ShouldAllBe(key => key.StartsWith("new-place-", StringComparison.Ordinal));
        var entries = await cosmos.EntriesAsync();
        entries.Select(entry => entry.Arrival).ShouldBe(Enumerable.Range(1, 150).Select(number => (long)number));
        entries.Select(entry => entry.N!.Value).Order().ShouldBe(Enumerable.Range(151, 150).Select(number => (long)number));
    }

    [Fact]
    public async Task A_crash_at_any_request_leaves_the_same_projection()
    {
        using var whole = new MeasuredCosmos();
        await WriteAsync(whole);
        await whole.Projector.CatchUpAsync(Stop);
        var expected = whole.Ledgers();
        var request = 0;
        bool crashed;
        do
        {
            using var cosmos = new MeasuredCosmos();
            await WriteAsync(cosmos);
            crashed = await cosmos.AtAsync(request++, () => cosmos.Projector.CatchUpAsync(Stop), () => cosmos.Open().GetRequiredService<CosmosProjector>().CatchUpAsync(Stop));
            cosmos.Ledgers().ShouldBe(expected, $"request {request}");
        }
        while (crashed);

        request.ShouldBeGreaterThan(10);
    }

    [Fact]
    public async Task A_lost_answer_of_any_request_counts_nothing_twice()
    {
        using var whole = new MeasuredCosmos();
        await WriteAsync(whole);
        await whole.Projector.CatchUpAsync(Stop);
        var requests = whole.Gateway.Calls.Count;
        var expected = whole.Ledgers();
        for (var request = 0; request < requests / 2; request++)
        {
            using var cosmos = new MeasuredCosmos();
            await WriteAsync(cosmos);
            cosmos.LoseAnswerOf(request);
            await cosmos.Projector.CatchUpAsync(Stop);
            cosmos.Ledgers().ShouldBe(expected, $"request {request}");
        }
    }

    [Fact]
    public async Task Two_projectors_and_people_who_write_at_the_same_time_count_nobody_twice()
    {
        using var cosmos = new MeasuredCosmos();
        var others = Enumerable.Range(0, 3).Select(_ => cosmos.Open().GetRequiredService<CosmosProjector>()).ToList();
#pragma warning disable CA2025 // it is awaited before the store goes
        var writing = Task.Run(() => WriteAsync(cosmos), Stop);
#pragma warning restore CA2025
        while (!writing.IsCompleted)
        {
            await Task.WhenAll(others.Select(projector => Task.Run(() => projector.CatchUpAsync(Stop), Stop)));
        }

        await writing;
        await Task.WhenAll(others.Select(projector => Task.Run(() => projector.CatchUpAsync(Stop), Stop)));

        using var alone = new MeasuredCosmos();
        await WriteAsync(alone);
        await alone.Projector.CatchUpAsync(Stop);
        (await cosmos.CountsAsync()).ShouldBe(await alone.CountsAsync());
        var entries = await cosmos.EntriesAsync();
        entries.Select(entry => entry.Feedback).Order(StringComparer.Ordinal).ShouldBe((await alone.EntriesAsync()).Select(entry => entry.Feedback).Order(StringComparer.Ordinal));
        entries.Select(entry => entry.Arrival).Distinct().Count().ShouldBe(entries.Count);
        entries.Select(entry => entry.N).Distinct().Count().ShouldBe(entries.Count);
    }

    [Fact]
    public async Task Counts_made_again_from_the_beginning_are_the_same_and_repair_what_was_wrong()
    {
        using var cosmos = new MeasuredCosmos();
        await WriteAsync(cosmos);
        await cosmos.Projector.CatchUpAsync(Stop);
        var (counts, entries) = (await cosmos.CountsAsync(), await cosmos.EntriesAsync());
        var key = new CountKey("2026-03-02", "food", "positive", "web").ToString();
        await cosmos.Account.Ledgers.PutAsync(new CountsDocument("elm", "2026-03", new Dictionary<string, int> { [key] = 77 }) { Pk = Projection.Pk, Id = CountsDocument.IdOf("elm", "2026-03") }, Stop);
        await cosmos.Account.Ledgers.PutAsync(new CountsDocument("nowhere", "2026-03", new Dictionary<string, int> { [key] = 5 }) { Pk = Projection.Pk, Id = CountsDocument.IdOf("nowhere", "2026-03") }, Stop);
        await cosmos.Projector.RebuildAsync(Stop);

        (await cosmos.CountsAsync()).ShouldBe(counts);
        (await cosmos.EntriesAsync()).Select(entry => (entry.Feedback, entry.Arrival, entry.N)).ShouldBe(entries.Select(entry => (entry.Feedback, entry.Arrival, entry.N)));
    }

    [Fact]
    public async Task A_range_that_was_split_is_followed()
    {
        using var cosmos = new MeasuredCosmos(2);
        var first = Enumerable.Range(0, 6).Select(number => cosmos.Feedback($"fb_{number}")).ToList();
        // As it was stored when there was one range.
        await cosmos.Account.Ledgers.CreateAsync(CheckpointDocument.New(["""{"Range":{"min":"","max":"FF"}}"""]), Stop);
        foreach (var feedback in first)
        {
            await cosmos.PutAsync(feedback);
            await cosmos.Projector.CatchUpAsync(Stop);
        }

        foreach (var feedback in first)
        {
            await cosmos.PutAsync(feedback with { Announced = 2 });
        }

        await cosmos.Projector.CatchUpAsync(Stop);
        (await cosmos.EntriesAsync()).Select(entry => entry.N!.Value).Order().ShouldBe([7, 8, 9, 10, 11, 12]);
    }

    /// <summary>Feedback at two places with some of every fate.</summary>
    private static async Task WriteAsync(MeasuredCosmos cosmos)
    {
        for (var number = 0; number < 12; number++)
        {
            var feedback = cosmos.Feedback($"fb_{number}", number % 2 == 0 ? "elm" : "oak", $"p_{number % 5}", number % 3 == 0 ? ["food"] : ["staff", "food"]);
            await cosmos.PutAsync(feedback);
            if (number % 4 == 1)
            {
                await cosmos.PutAsync(feedback with { Themes = [], Announced = 2 });
            }
        }
    }
}
