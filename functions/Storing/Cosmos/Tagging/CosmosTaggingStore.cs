using FeedbackPipeline.Messages;
using FeedbackPipeline.Storing.Cosmos.Projecting;
using FeedbackPipeline.Tagging;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Storing.Cosmos.Tagging;

/// <summary>Tags are one write of the feedback's own document; what is counted follows from it.</summary>
internal sealed class CosmosTaggingStore(CosmosAccount account, CosmosFeedback feedback, CosmosAudit audit, CosmosOutbox outbox, CosmosTermBook terms, MoveFigures figures, TimeProvider time) : ITaggingStore
{
    public async Task<Submission?> LoadAsync(string feedbackId, CancellationToken cancellationToken)
        => await feedback.FindAsync(feedbackId, cancellationToken) is { } kept
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
            : null;

    public async Task SaveAsync(TaggedFeedback tagged, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var changed = await ChangeAsync(tagged.Id, before => PutTags.On(before, tagged, now), null, cancellationToken);
        if (changed is not null)
        {
            await terms.ChangedAsync(changed.Place, changed.Received, cancellationToken);
            await figures.NowAsync(cancellationToken);
        }
    }

    public async Task MarkFailedAsync(string feedbackId, IReadOnlyList<Concern> concerns, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var entry = audit.Entry(feedbackId, "pipeline", "tagging-failed", feedbackId);
        await ChangeAsync(feedbackId, before => PutTags.OnFailure(before, concerns, now), batch => batch.Create(entry), cancellationToken);
    }

    /// <summary>The message is the same at every try: where an answer was lost it is in the store all the same, and is sent.</summary>
    private async Task<FeedbackDocument?> ChangeAsync(string id, Func<FeedbackDocument, (FeedbackDocument Next, bool Tell)?> decide, Action<CosmosBatch>? beside, CancellationToken cancellationToken)
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

        return changed;
    }
}
