using FeedbackPipeline.Measuring.Folding;
using FeedbackPipeline.Measuring.Projecting;
using FeedbackPipeline.Measuring.References;
using FeedbackPipeline.Reference;

namespace FeedbackPipeline.Measuring.Describing;

/// <summary>A place's state and reference → the figures of every dimension and group. Reads two records and scans nothing.</summary>
public sealed class DescribeRepresentation(IScopeStore store, IReferenceBook references, Demographics demographics)
{
    /// <returns>Null where nobody has said whom the place supports.</returns>
    public async Task<PlaceFigures?> OfAsync(string place, CancellationToken cancellationToken)
    {
        if (await references.HistoryAsync(place, cancellationToken) is not [.., var reference])
        {
            return null;
        }

        // The part of the chance of a false alert matters only when an epoch begins; figures come from the state.
        const double AnyAlpha = 0.05;
        var record = await store.LoadAsync(Scopes.Stream(place), cancellationToken);
        var plan = ComposePlan.Of(reference, demographics, CountingMode.Stream, AnyAlpha);
        var state = record.State.Epoch == 0 ? StartEpoch.Apply(record.State, plan, 0) : record.State;
        return new(
            reference,
            state.Epoch,
            [.. plan.Dimensions.Where(dimension => dimension.Joint is null).Select(dimension => Describe(dimension, state, plan))],
            [.. plan.Dimensions.Where(dimension => dimension.Joint is not null).Select(dimension => UnderOpenPart(Describe(dimension, state, plan), dimension.Joint!, state))]);
    }

    private static DimensionFigures UnderOpenPart(DimensionFigures figures, JointDimension joint, ScopeState state)
        => figures with { Groups = [.. figures.Groups.Where(group => joint.IsUnderOpenPart(state, group.Category))] };

    private static DimensionFigures Describe(DimensionPlan dimension, ScopeState state, ScopePlan plan)
    {
        var counted = state.Find(dimension.Dimension) is { } known && known.Reference == plan.Reference ? known : StartEpoch.Align(state.Find(dimension.Dimension), dimension, plan);
        return new(
            dimension.Dimension,
            counted.Known,
            counted.Unknown,
            counted.Outside,
            [.. dimension.Groups.Select((group, index) => DescribeGroup.Of(counted, counted.Groups[index], dimension, group, plan.Mode, state.Starts))]);
    }
}

/// <param name="Epoch">The calendar year the figures are of; 0 before the first answer.</param>
/// <param name="Joint">Two questions together: only the groups that belong to a group whose alert is open.</param>
public sealed record PlaceFigures(ReferencePopulation Reference, int Epoch, IReadOnlyList<DimensionFigures> Dimensions, IReadOnlyList<DimensionFigures> Joint);

/// <param name="Outside">People whose answer the reference has nobody in.</param>
public sealed record DimensionFigures(string Dimension, long Known, long Unknown, long Outside, IReadOnlyList<GroupFigures> Groups);
