using FeedbackPipeline.Messages;
using FeedbackPipeline.Tagging;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Storing.Cosmos.Tagging;

/// <summary>Tags are one write of the feedback's own document; what is counted follows from it.</summary>
internal sealed class CosmosTaggingStore(CosmosAccount account, CosmosFeedback feedback, CosmosAudit audit, CosmosOutbox outbox, TimeProvider time) : ITaggingStore
{
    public async Task<Submission?> LoadAsync(string feedbackId, CancellationToken cancellationToken)
        => await feedback.OpenAsync(feedbackId, cancellationToken) is { } kept
            ? new(
                kept.Id,
                kept.Received,
                kept.Channel,
                kept.Survey,
                kept.SurveyVersion,
                kept.Place,
                kept.Help,
                kept.Language,
                kept.Respondent,
                kept.Linked,
                [.. kept.Words.OrderBy(word => word.Question, StringComparer.Ordinal).Select(word => new Answer(word.Question, word.Text, word.Asked) { English = word.English })])
            {
                Tagger = kept.Tagger,
                Refused = kept.Refused,
            }
            : null;

    public Task SaveAsync(TaggedFeedback tagged, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return ChangeAsync(tagged.Id, before => PutTags.On(before, tagged, now), null, cancellationToken);
    }

    public async Task MarkFailedAsync(string feedbackId, IReadOnlyList<Concern> concerns, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var entry = audit.Entry(feedbackId, "pipeline", "tagging-failed", feedbackId);
        await ChangeAsync(feedbackId, before => PutTags.OnFailure(before, concerns, now), batch => batch.Create(entry), cancellationToken);
    }

    /// <summary>The message is the same at every try: where an answer was lost it is in the store all the same, and is sent.</summary>
    private async Task ChangeAsync(string id, Func<FeedbackDocument, (FeedbackDocument Next, bool Tell)?> decide, Action<CosmosBatch>? beside, CancellationToken cancellationToken)
    {
        OutgoingMessage? message = null;
        var tell = false;
        var changed = await feedback.ChangeAsync(
            id,
            before =>
            {
                var next = decide(before);
                tell = next?.Tell == true;
                message ??= tell ? outbox.Message(id, new ConcernRaised(id)) : null;
                return next?.Next;
            },
            batch =>
            {
                beside?.Invoke(batch);
                if (tell)
                {
                    batch.Create(message!);
                }
            },
            cancellationToken);
        if (changed is not null && message is not null)
        {
            await outbox.SendAsync(account.Items, [message], cancellationToken);
        }
    }
}
