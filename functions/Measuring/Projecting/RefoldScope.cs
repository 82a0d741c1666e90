using FeedbackPipeline.Measuring.Folding;
using FeedbackPipeline.Measuring.References;
using FeedbackPipeline.Reference;

namespace FeedbackPipeline.Measuring.Projecting;

/// <summary>Folds a scope's ledger again from its first observation. It must give the state the projector left, to the last bit; nothing is written.</summary>
public sealed class RefoldScope(IScopeStore store, IReferenceBook references, Demographics demographics)
{
    public async Task<(ScopeState State, IReadOnlyList<Fact> Facts)> RunAsync(string place, CancellationToken cancellationToken, CountingMode mode = CountingMode.Stream)
    {
        var scope = Scopes.Of(mode, place);
        var history = (await references.HistoryAsync(place, cancellationToken)).ToDictionary(reference => reference.Version);
        var plans = new Dictionary<(int Reference, int Epoch), ScopePlan>();
        var facts = new List<Fact>();
        var state = ScopeState.Empty;
        foreach (var entry in await store.ReadLedgerAsync(scope, cancellationToken))
        {
            var key = (entry.Reference, entry.Observation.Epoch);
            if (!plans.TryGetValue(key, out var plan))
            {
                // The part of the chance of a false alert was fixed when the epoch began; asking again only reads it.
                var reference = history[entry.Reference];
                var alpha = mode == CountingMode.Stream || reference.Tested ? await store.AlphaAsync(scope, entry.Observation.Epoch, 0, [scope], false, cancellationToken) : 0;
                plans[key] = plan = ComposePlan.Of(reference, demographics, mode, alpha);
            }

            state = FoldObservation.Apply(state, plan, entry.Observation, facts);
        }

        return (state, facts);
    }
}
