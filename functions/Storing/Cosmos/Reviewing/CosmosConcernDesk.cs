using FeedbackPipeline.Collecting.Recordings;
using FeedbackPipeline.Reviewing.Concerns;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Storing.Cosmos.Collecting;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Storing.Cosmos.Reviewing;

/// <summary>Concerns are part of their feedback and, while they wait, of what is left of it once it was erased.</summary>
internal sealed class CosmosConcernDesk(CosmosAccount account, CosmosAudit audit, Sealing sealing, TimeProvider time) : IConcernDesk
{
    private const string Waiting =
        """
        SELECT c.id, c.type, c.place, k.kind, k.level, k.raised, k.state FROM c JOIN k IN c.concerns
        WHERE c.type IN ('feedback', 'tombstone') AND ARRAY_CONTAINS(@places, c.place) AND k.state IN ('open', 'needs_information')
        """;

    public async Task<IReadOnlyList<WaitingConcern>> ListAsync(IReadOnlyList<string> places, CancellationToken cancellationToken)
        =>
        [
            .. (await account.Items.QueryAsync<Row>(null, Waiting, cancellationToken, ("@places", places)))
                .GroupBy(row => row.Id)
                .Select(Together)
                .OrderBy(concern => concern.Level).ThenBy(concern => concern.Raised).ThenBy(concern => concern.FeedbackId, StringComparer.Ordinal),
        ];

    public async Task<ConcernFile?> OpenAsync(string feedbackId, IReadOnlyList<string> places, string actor, CancellationToken cancellationToken)
    {
        if (await FindAsync(feedbackId, places, cancellationToken) is not { Document: { Concerns.Count: > 0 } kept })
        {
            return null;
        }

        await account.Items.CreateAsync(audit.Entry(feedbackId, actor, "concern-viewed", feedbackId), cancellationToken);
        IReadOnlyList<Answer> words = kept.Erased is null ? [.. OriginalWords.Of(kept), .. Unchecked(kept)] : Unsealed(kept);
        return new(feedbackId, kept.Place, kept.Erased is not null, words, [.. kept.Concerns.OrderBy(concern => concern.Kind, StringComparer.Ordinal).Select(Filed)]);
    }

    private IReadOnlyList<Answer> Unsealed(FeedbackDocument kept)
        => kept.Sealed is { } copy ? [new("text", sealing.Open(copy, kept.Id), "nonspecific")] : [];

    /// <summary>What a machine heard and nobody has checked: the lead does not wait for that.</summary>
    private IEnumerable<Answer> Unchecked(FeedbackDocument kept)
        => KeptHeard.Of(kept, sealing) is { Count: > 0 } heard
            ? [new(RecordedAnswer.Unchecked, string.Join('\n', heard.Select(segment => segment.Text)), RecordedAnswer.Asked)]
            : [];

    public async Task<bool> DecideAsync(ConcernDecision decision, IReadOnlyList<string> places, string actor, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var entry = audit.Entry(decision.FeedbackId, actor, "concern-decided", decision.FeedbackId, $"{decision.Kind} {Code.Of(decision.Outcome)}");
        var removed = audit.Entry(decision.FeedbackId, "pipeline", "sealed-copy-removed", decision.FeedbackId);
        while (await FindAsync(decision.FeedbackId, places, cancellationToken) is { } kept)
        {
            if (DecideConcern.On(kept.Document, decision, actor, now) is not { } next)
            {
                return false;
            }

            var batch = account.Items.Batch(decision.FeedbackId).Replace(next, kept.Etag).Create(entry);
            if (kept.Document.Sealed is not null && next.Sealed is null)
            {
                batch.Create(removed);
            }

            if (await batch.CommitAsync(cancellationToken))
            {
                return true;
            }
        }

        return false;
    }

    private async Task<Kept<FeedbackDocument>?> FindAsync(string id, IReadOnlyList<string> places, CancellationToken cancellationToken)
        => await account.Items.FindAsync<FeedbackDocument>(id, id, cancellationToken) is { } kept && places.Contains(kept.Document.Place, StringComparer.Ordinal) ? kept : null;

    private static FiledConcern Filed(KeptConcern concern) => new(concern.Kind, concern.Level, concern.Raised, concern.State, concern.Decided, concern.DecidedBy, concern.Reason);

    private static WaitingConcern Together(IEnumerable<Row> rows)
    {
        var all = rows.OrderBy(row => row.Level).ThenBy(row => row.Kind, StringComparer.Ordinal).ToList();
        return new(
            all[0].Id,
            [.. all.Select(row => row.Kind)],
            all[0].Level,
            all.Min(row => row.Raised),
            all[0].Place,
            all.TrueForAll(row => row.State == ConcernState.NeedsInformation),
            all[0].Type == "tombstone");
    }

    private sealed record Row(string Id, string Type, string Place, string Kind, ConcernLevel Level, DateTimeOffset Raised, ConcernState State);
}
