using FeedbackPipeline.Reviewing.Reading;
using FeedbackPipeline.Vocabulary;
using KeptEntry = FeedbackPipeline.Storing.Cosmos.AuditEntry;

namespace FeedbackPipeline.Storing.Cosmos.Reviewing;

/// <summary>The record of a look is written before anything is returned: what could not be recorded is not shown.</summary>
internal sealed class CosmosFeedbackFile(CosmosAccount account, CosmosFeedback feedback, CosmosAudit audit, TimeProvider time) : IFeedbackFile
{
    public async Task<FullFeedback?> OpenAsync(string id, IReadOnlyList<string> places, string actor, CancellationToken cancellationToken)
    {
        if (await OnRecordAsync(id, places, actor, "viewed", cancellationToken) is not { } kept)
        {
            return null;
        }

        var history = await account.Items.QueryAsync<KeptEntry>(
            id,
            "SELECT * FROM c WHERE c.type = 'audit' AND c.subject = @id ORDER BY c.id",
            cancellationToken,
            ("@id", id));
        return new(
            ListedRow.Of(kept).ToListed(),
            kept.Survey,
            kept.Tagger,
            kept.SentimentScore,
            [.. ListedRow.Order(kept.Themes)],
            [.. kept.Concerns.OrderBy(concern => concern.Kind, StringComparer.Ordinal).Select(concern => new RaisedConcern(concern.Kind, concern.Level, Code.Of(concern.State)))],
            [.. kept.About.Select(about => about.ToAnswer())],
            [.. history.Select(entry => new FeedbackPipeline.Reviewing.Reading.AuditEntry(entry.At, entry.Actor, entry.Action, entry.Detail))],
            kept.Read);
    }

    public async Task<IReadOnlyList<Answer>?> OpenOriginalAsync(string id, IReadOnlyList<string> places, string actor, CancellationToken cancellationToken)
        => await OnRecordAsync(id, places, actor, "viewed-original", cancellationToken) is { } kept ? OriginalWords.Of(kept) : null;

    public async Task<bool> MarkReadAsync(string id, IReadOnlyList<string> places, string actor, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var entry = audit.Entry(id, actor, "read", id);
        var found = false;
        var changed = await feedback.ChangeAsync(
            id,
            before =>
            {
                found = places.Contains(before.Place, StringComparer.Ordinal);
                return found && before.Read is null ? before with { Read = now } : null;
            },
            batch => batch.Create(entry),
            cancellationToken);
        return changed is not null && found;
    }

    private async Task<FeedbackDocument?> OnRecordAsync(string id, IReadOnlyList<string> places, string actor, string action, CancellationToken cancellationToken)
    {
        if (await feedback.FindAsync(id, cancellationToken) is not { } kept || !places.Contains(kept.Place, StringComparer.Ordinal))
        {
            return null;
        }

        // Where it is there already, it is ours: an earlier try whose answer was lost.
        await account.Items.CreateAsync(audit.Entry(id, actor, action, id), cancellationToken);
        return kept;
    }
}
