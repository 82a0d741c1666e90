using FeedbackPipeline.Measuring.Folding;
using FeedbackPipeline.Measuring.Projecting;
using FeedbackPipeline.Measuring.References;
using FeedbackPipeline.Reference;

namespace FeedbackPipeline.Measuring.Publishing;

/// <summary>A scope's state at the end of a past day: the publication before it, and at most a week's observations folded on top.</summary>
public sealed class FoldToDay(IPublicationBook book, IScopeStore store, IReferenceBook references, Demographics demographics)
{
    /// <returns>Null where nothing had been counted by then.</returns>
    public async Task<ScopeState?> RunAsync(string place, DateOnly day, CancellationToken cancellationToken, CountingMode mode = CountingMode.Stream)
    {
        var scope = Scopes.Of(mode, place);
        if (await book.SequenceOnAsync(scope, day, cancellationToken) is not { } last)
        {
            return null;
        }

        var start = await book.NewestAsync(scope, day, false, cancellationToken);
        var state = start?.State ?? ScopeState.Empty;
        var history = (await references.HistoryAsync(place, cancellationToken)).ToDictionary(reference => reference.Version);
        var kept = (await store.LoadAsync(scope, cancellationToken)).State;
        var plans = new Dictionary<(int Reference, int Epoch), ScopePlan>();
        foreach (var entry in await book.ReadLedgerAsync(scope, start?.Sequence ?? 0, last, cancellationToken))
        {
            var key = (entry.Reference, entry.Observation.Epoch);
            if (!plans.TryGetValue(key, out var plan))
            {
                var alpha = await book.FindAlphaAsync(scope, entry.Observation.Epoch, cancellationToken) ?? 0;
                plans[key] = plan = ComposePlan.Of(history[entry.Reference], demographics, mode, alpha) with { Starts = kept.StartsOf(entry.Observation.Epoch) };
            }

            state = FoldObservation.Apply(state, plan, entry.Observation, []);
        }

        return state;
    }
}
