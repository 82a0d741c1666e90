using FeedbackPipeline.Messages;
using FeedbackPipeline.Storing.Cosmos;
using FeedbackPipeline.Storing.Cosmos.Reviewing;
using FeedbackPipeline.Storing.Cosmos.Tagging;
using FeedbackPipeline.Tagging;
using FeedbackPipeline.Tests.Infrastructure.CosmosDouble;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.DependencyInjection;

namespace FeedbackPipeline.Tests.Storing.Cosmos.Tagging;

public sealed class CosmosTaggingTests : IDisposable
{
    private readonly TaggedCosmos cosmos = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => cosmos.Dispose();

    [Fact]
    public async Task A_list_shows_redacted_words_alone_and_goes_on_where_it_ended()
    {
        var store = cosmos.Open();
        foreach (var id in (string[])["fb_1", "fb_2", "fb_3"])
        {
            await cosmos.SendAsync(id, "Ring 07700 900123.");
            await store.GetRequiredService<CosmosTaggingStore>().SaveAsync(TaggedCosmos.Tags(id, "food") with { Redacted = [new("text", "Ring [phone].", "nonspecific")] }, Stop);
        }

        var list = store.GetRequiredService<CosmosFeedbackList>();
        var page = await list.ReadAsync(new(TaggedCosmos.Places, Theme: "food"), null, 2, Stop);

        page.Items.Select(item => item.Id).ShouldBe(["fb_3", "fb_2"]);
        page.Items[0].Words.ShouldBe([new("text", "Ring [phone].", "nonspecific")]);
        (await list.ReadAsync(new(TaggedCosmos.Places), page.Next, 2, Stop)).Items.Select(item => item.Id).ShouldBe(["fb_1"]);
        (await list.ReadAsync(new(TaggedCosmos.Places, Sentiment: Sentiment.Positive), null, 2, Stop)).Items.ShouldBeEmpty();
        (await list.ReadAsync(new(["elsewhere"]), null, 2, Stop)).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_the_answer_was_lost_the_concern_is_told_all_the_same_and_once()
    {
        var id = await cosmos.SendAsync("fb_1");
        cosmos.LoseAnswer(call => call.Operation == CosmosOperation.Batch);

        await Tagging().SaveAsync(Harm(id), Stop);

        cosmos.Queue.Sent.ShouldBe([(Queues.NotifyOut, null)]);
        cosmos.Outbox.ShouldBe(0);
        (await cosmos.ReadAsync(id)).Announced.ShouldBe(1);
    }

    [Fact]
    public async Task A_message_that_could_not_be_sent_waits_with_what_it_announces_and_tagging_again_does_not_make_another()
    {
        var id = await cosmos.SendAsync("fb_1");
        cosmos.Queue.Away = true;
        await Should.ThrowAsync<QueueUnavailableException>(() => Tagging().SaveAsync(Harm(id), Stop));
        cosmos.Queue.Away = false;

        await Tagging().SaveAsync(Harm(id), Stop);

        cosmos.Outbox.ShouldBe(1);
        cosmos.Queue.Sent.ShouldBeEmpty();
        var store = cosmos.Open();
        cosmos.Time.Advance(TimeSpan.FromMinutes(1));
        (await store.GetRequiredService<CosmosOutbox>().SendLeftBehindAsync(store.GetRequiredService<CosmosAccount>().Items, cosmos.Time.GetUtcNow(), Stop)).ShouldBe(1);
        cosmos.Queue.Sent.ShouldBe([(Queues.NotifyOut, null)]);
        cosmos.Outbox.ShouldBe(0);
    }

    [Fact]
    public async Task Failing_is_put_down_once_however_often_it_is_said()
    {
        var id = await cosmos.SendAsync("fb_1");
        cosmos.LoseAnswer(call => call.Operation == CosmosOperation.Batch);

        await Tagging().MarkFailedAsync(id, [new("screening_failed", ConcernLevel.NotifyLead)], Stop);
        await Tagging().MarkFailedAsync(id, [new("screening_failed", ConcernLevel.NotifyLead)], Stop);

        cosmos.Audit(id).ShouldBe(["tagging-failed"]);
        cosmos.Queue.Sent.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Two_instances_that_tag_at_once_leave_one_whole_set_of_tags_and_every_concern()
    {
        var id = await cosmos.SendAsync("fb_1");
        var (one, other) = (Tagging(), Tagging());

        await Task.WhenAll(
            one.SaveAsync(TaggedCosmos.Tags(id, "food") with { Concerns = [new("neglect", ConcernLevel.ReadFirst)] }, Stop),
            other.SaveAsync(TaggedCosmos.Tags(id, "staff") with { Concerns = [new("violence", ConcernLevel.RingNow)] }, Stop));

        var kept = await cosmos.ReadAsync(id);
        kept.Themes.ShouldHaveSingleItem().ShouldBe(kept.Machine!.Themes[0]);
        kept.Concerns.Select(concern => concern.Kind).ShouldBe(["neglect", "violence"], ignoreOrder: true);
        kept.Announced.ShouldBe(1);
    }

    [Fact]
    public async Task Erased_feedback_is_not_tagged_again()
    {
        var id = await cosmos.SendAsync("fb_1");
        var store = cosmos.Open();
        await store.GetRequiredService<CosmosAccount>().Items.PutAsync(new FeedbackDocument { Pk = id, Id = id, Place = TaggedCosmos.Elm, Erased = cosmos.Time.GetUtcNow() }, Stop);

        await store.GetRequiredService<CosmosTaggingStore>().SaveAsync(Harm(id), Stop);

        (await cosmos.ReadAsync(id)).Concerns.ShouldBeEmpty();
        cosmos.Queue.Sent.ShouldBeEmpty();
        (await store.GetRequiredService<CosmosTaggingStore>().LoadAsync(id, Stop)).ShouldBeNull();
    }

    private CosmosTaggingStore Tagging() => cosmos.Open().GetRequiredService<CosmosTaggingStore>();

    private static TaggedFeedback Harm(string id) => TaggedCosmos.Tags(id, "staff") with { Concerns = [new("violence", ConcernLevel.RingNow)] };
}
