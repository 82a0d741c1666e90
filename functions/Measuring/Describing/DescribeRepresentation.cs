using FeedbackPipeline.Measuring.Folding;
using FeedbackPipeline.Measuring.Projecting;
using FeedbackPipeline.Measuring.Publishing;
using FeedbackPipeline.Measuring.References;
using FeedbackPipeline.Reference;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Measuring.Describing;

/// <summary>A place's state and reference → the figures of every dimension and group. Reads a few records and scans nothing.</summary>
public sealed class DescribeRepresentation(IScopeStore store, IReferenceBook references, IPublicationBook publications, FoldToDay fold, Demographics demographics, OrganisationCalendar calendar)
{
    /// <param name="mode">The people without an invitation, or those with one: never both in one figure.</param>
    /// <returns>Null where nobody has said whom the place supports; by register: where nobody there is on it.</returns>
    public async Task<PlaceFigures?> OfAsync(string place, CancellationToken cancellationToken, CountingMode mode = CountingMode.Stream)
        => (await HistoryAsync(place, mode, cancellationToken)).LastOrDefault() is { Dimensions.Count: > 0 } reference
            ? Describe(reference, (await store.LoadAsync(Scopes.Of(mode, place), cancellationToken)).State, mode)
            : null;

    /// <summary>As it was at the end of a past day.</summary>
    /// <returns>Null where no reference was in force yet.</returns>
    public async Task<PlaceFigures?> OnAsync(string place, DateOnly day, CancellationToken cancellationToken, CountingMode mode = CountingMode.Stream)
        => await InForceAsync(place, day, mode, cancellationToken) is { } reference
            ? Describe(reference, await fold.RunAsync(place, day, cancellationToken, mode) ?? ScopeState.Empty, mode)
            : null;

    /// <summary>The newest publication up to a day that people outside the core team may see.</summary>
    /// <returns>Null where no reference was in force yet.</returns>
    public async Task<(PlaceFigures Figures, DateOnly? Published)?> PublishedAsync(string place, DateOnly day, CancellationToken cancellationToken, CountingMode mode = CountingMode.Stream)
    {
        if (await InForceAsync(place, day, mode, cancellationToken) is not { Dimensions.Count: > 0 } reference)
        {
            return null;
        }

        var publication = await publications.NewestAsync(Scopes.Of(mode, place), day, true, cancellationToken);
        return (Describe(reference, publication?.State ?? ScopeState.Empty, mode), publication?.Day);
    }

    /// <summary>The newest version that had been added by the end of a day.</summary>
    private async Task<ReferencePopulation?> InForceAsync(string place, DateOnly day, CountingMode mode, CancellationToken cancellationToken)
        => (await HistoryAsync(place, mode, cancellationToken)).LastOrDefault(reference => calendar.DayOf(reference.Added) <= day);

    private async Task<IEnumerable<ReferencePopulation>> HistoryAsync(string place, CountingMode mode, CancellationToken cancellationToken)
        => (await references.HistoryAsync(place, cancellationToken)).Where(reference => mode == CountingMode.Register ? reference.FromRegister : reference.ForStream);

    private PlaceFigures Describe(ReferencePopulation reference, ScopeState counted, CountingMode mode)
    {
        // The part of the chance of a false alert matters only when an epoch begins; figures come from the state.
        const double AnyAlpha = 0.05;
        var plan = ComposePlan.Of(reference, demographics, mode, mode == CountingMode.Register && !reference.Tested ? 0 : AnyAlpha);
        var state = counted.Epoch == 0 ? StartEpoch.Apply(counted, plan, 0) : counted;
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
            [.. dimension.Groups.Select((group, index) => DescribeGroup.Of(counted, counted.Groups[index], dimension, group, plan.Mode, state.Starts) with { Pools = group.Pools })]);
    }
}

/// <param name="Epoch">The calendar year the figures are of; 0 before the first answer.</param>
/// <param name="Joint">Two questions together: only the groups that belong to a group whose alert is open.</param>
public sealed record PlaceFigures(ReferencePopulation Reference, int Epoch, IReadOnlyList<DimensionFigures> Dimensions, IReadOnlyList<DimensionFigures> Joint);

/// <param name="Outside">People whose answer the reference has nobody in.</param>
public sealed record DimensionFigures(string Dimension, long Known, long Unknown, long Outside, IReadOnlyList<GroupFigures> Groups);
