using System.Collections.Immutable;
using FeedbackPipeline.Measuring.Covering;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Storing.Cosmos.Measuring;

/// <summary>Who is behind pace at each place, with what alerting is told about it.</summary>
internal sealed class CosmosPaceBook(CosmosAccount account, TimeProvider time) : IPaceBook
{
    private CosmosShelf Ledgers => account.Ledgers;

    public async Task<PaceRecord> LoadAsync(string place, CancellationToken cancellationToken)
        => await Ledgers.FindAsync<PaceDocument>(PaceSignal.ScopeOf(place), PaceDocument.OnlyId, cancellationToken) is { Document: var pace }
            ? new(place, pace.Version, pace.Behind.ToImmutableDictionary())
            : new(place, 0, ImmutableDictionary<string, BehindGroup>.Empty);

    public async Task<bool> CommitAsync(PaceRecord before, ImmutableDictionary<string, BehindGroup> after, IReadOnlyList<PaceSignal> signals, CancellationToken cancellationToken)
    {
        var scope = PaceSignal.ScopeOf(before.Place);
        var kept = await Ledgers.FindAsync<PaceDocument>(scope, PaceDocument.OnlyId, cancellationToken);
        if ((kept?.Document.Version ?? 0) != before.Version)
        {
            return false;
        }

        var next = new PaceDocument(before.Version + 1, new SortedDictionary<string, BehindGroup>(after, StringComparer.Ordinal)) { Pk = scope, Id = PaceDocument.OnlyId };
        var batch = Ledgers.Batch(scope).Replace(next, kept?.Etag);
        foreach (var signal in SignalDocument.Of(scope, signals.Select(signal => (signal.Sequence, signal.ToJson())), time.GetUtcNow()))
        {
            batch.Create(signal);
        }

        return await batch.CommitAsync(cancellationToken);
    }
}
