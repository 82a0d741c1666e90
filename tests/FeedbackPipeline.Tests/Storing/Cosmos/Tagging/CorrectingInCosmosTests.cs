using FeedbackPipeline.Messages;
using FeedbackPipeline.Reviewing.Concerns;
using FeedbackPipeline.Storing.Cosmos.Reviewing;
using FeedbackPipeline.Storing.Cosmos.Tagging;
using FeedbackPipeline.Tests.Infrastructure.CosmosDouble;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.DependencyInjection;

namespace FeedbackPipeline.Tests.Storing.Cosmos.Tagging;

/// <summary>What people decide where answers get lost and two of them press at once.</summary>
public sealed class CorrectingInCosmosTests : IDisposable
{
    private const string Ann = "s_ann";
    private readonly TaggedCosmos cosmos = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Whoever writes the same again for ever is found out.</summary>
    private static TimeSpan Patience => TimeSpan.FromSeconds(20);

    public void Dispose() => cosmos.Dispose();

    [Fact]
    public async Task A_translation_whose_answer_was_lost_is_there_once_and_sent_to_be_tagged_once()
    {
        var id = await TaggedAsync();
        cosmos.LoseAnswer(call => call.Operation == CosmosOperation.Batch);

        var done = await Desk().TranslateAsync(id, new Dictionary<string, string> { ["text"] = "Lunch is cold." }, TaggedCosmos.Places, Ann, Stop).WaitAsync(Patience, Stop);

        done.ShouldBeTrue();
        (await cosmos.ReadAsync(id)).Words[0].English.ShouldBe("Lunch is cold.");
        cosmos.Queue.Sent.ShouldBe([(Queues.FeedbackIn, id)]);
        cosmos.Audit(id).ShouldBe(["translated"]);
    }

    [Fact]
    public async Task A_decision_whose_answer_was_lost_is_one_decision()
    {
        var id = await TaggedAsync();
        cosmos.LoseAnswer(call => call.Operation == CosmosOperation.Batch);

        (await Desk().DecideAsync(new(id, ["staff"], Sentiment.Positive, null), TaggedCosmos.Places, Ann, Stop).WaitAsync(Patience, Stop)).ShouldBeTrue();

        (await cosmos.ReadAsync(id)).Checks.ShouldHaveSingleItem().Themes.ShouldBe(["staff"]);
        cosmos.Audit(id).ShouldBe(["tags-corrected", "read"], ignoreOrder: true);
    }

    [Fact]
    public async Task Two_decisions_at_once_are_both_on_record_and_the_later_counts()
    {
        var id = await TaggedAsync();
        var desks = new[] { Desk(), Desk() };

        var done = await Task.WhenAll(desks.Select((desk, index) => desk.DecideAsync(new(id, [$"theme-{index}"], Sentiment.Positive, null), TaggedCosmos.Places, Ann, Stop)));

        done.ShouldBe([true, true]);
        var kept = await cosmos.ReadAsync(id);
        kept.Checks.Count.ShouldBe(2);
        kept.Themes.Select(theme => theme.Id).ShouldBe(kept.Checks[^1].Themes);
        cosmos.Audit(id).Count(action => action == "tags-corrected").ShouldBe(2);
        cosmos.Audit(id).Count(action => action == "read").ShouldBe(1);
    }

    [Fact]
    public async Task A_concern_decided_though_the_answer_was_lost_is_decided_once()
    {
        var id = await cosmos.SendAsync("fb_1");
        var store = cosmos.Open();
        await store.GetRequiredService<CosmosTaggingStore>().SaveAsync(TaggedCosmos.Tags(id, "food") with { Concerns = [new("physical", ConcernLevel.NotifyLead)] }, Stop);
        cosmos.LoseAnswer(call => call.Operation == CosmosOperation.Batch);

        (await store.GetRequiredService<CosmosConcernDesk>().DecideAsync(new(id, "physical", ConcernState.Concern, "Told the lead."), TaggedCosmos.Places, Ann, Stop).WaitAsync(Patience, Stop)).ShouldBeTrue();

        cosmos.Audit(id).ShouldBe(["concern-decided"]);
        (await cosmos.ReadAsync(id)).Concerns.ShouldHaveSingleItem().State.ShouldBe(ConcernState.Concern);
    }

    private CosmosCorrectionDesk Desk() => cosmos.Open().GetRequiredService<CosmosCorrectionDesk>();

    private async Task<string> TaggedAsync()
    {
        var id = await cosmos.SendAsync("fb_1");
        await cosmos.Open().GetRequiredService<CosmosTaggingStore>().SaveAsync(TaggedCosmos.Tags(id, "food"), Stop);
        return id;
    }
}
