using FeedbackPipeline.Measuring.Folding;
using FeedbackPipeline.Measuring.Projecting;
using FeedbackPipeline.Measuring.References;
using FeedbackPipeline.Reference;

namespace FeedbackPipeline.Measuring.Describing;

/// <summary>A place's state and reference → the figures of every dimension and group. Reads two records and scans nothing.</summary>
public sealed class DescribeRepresentation(IScopeStore store, IReferenceBook references, Demographics demographics)
{
    /// <param name="mode">The people without an invitation, or those with one: never both in one figure.</param>
    /// <returns>Null where nobody has said whom the place supports; by register: where nobody there is on it.</returns>
    public async Task<PlaceFigures?> OfAsync(string place, CancellationToken cancellationToken, CountingMode mode = CountingMode.Stream)
    {
        var newest = mode == CountingMode.Register ? await references.RegistersAsync(cancellationToken) : await references.NewestAsync(cancellationToken);
        if (newest.FirstOrDefault(known => known.Place == place) is not { Dimensions.Count: > 0 } reference)
        {
            return null;
        }

        // The part of the chance of a false alert matters only when an epoch begins; figures come from the state.
        const double AnyAlpha = 0.05;
        var record = await store.LoadAsync(Scopes.Of(mode, place), cancellationToken);
        var plan = ComposePlan.Of(reference, demographics, mode, mode == CountingMode.Register && !reference.Tested ? 0 : AnyAlpha);
        var state = record.State.Epoch == 0 ? StartEpoch.Apply(record.State, plan, 0) : record.State;
        return new(reference, state.Epoch, [.. plan.Dimensions.Select(dimension => Describe(dimension, state, plan))]);
    }

    private static DimensionFigures Describe(DimensionPlan dimension, ScopeState state, ScopePlan plan)
    {
        var counted = state.Find(dimension.Dimension) is { } known && known.Reference == plan.Reference ? known : StartEpoch.Align(state.Find(dimension.Dimension), dimension, plan);
        return new(
            dimension.Dimension,
            counted.Known,
            counted.Unknown,
            counted.Outside,
            [.. dimension.Groups.Select((group, index) => DescribeGroup.Of(counted, counted.Groups[index], dimension, group, plan.Mode))]);
    }
}

/// <param name="Epoch">The calendar year the figures are of; 0 before the first answer.</param>
public sealed record PlaceFigures(ReferencePopulation Reference, int Epoch, IReadOnlyList<DimensionFigures> Dimensions);

/// <param name="Outside">People whose answer the reference has nobody in.</param>
public sealed record DimensionFigures(string Dimension, long Known, long Unknown, long Outside, IReadOnlyList<GroupFigures> Groups);
