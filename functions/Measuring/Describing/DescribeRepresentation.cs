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
    /// <returns>Null where nobody has said whom the place supports.</returns>
    public async Task<PlaceFigures?> OfAsync(string place, CancellationToken cancellationToken)
        => await references.HistoryAsync(place, cancellationToken) is [.., var reference]
            ? Describe(reference, (await store.LoadAsync(Scopes.Stream(place), cancellationToken)).State)
            : null;

    /// <summary>As it was at the end of a past day.</summary>
    /// <returns>Null where no reference was in force yet.</returns>
    public async Task<PlaceFigures?> OnAsync(string place, DateOnly day, CancellationToken cancellationToken)
        => await InForceAsync(place, day, cancellationToken) is { } reference
            ? Describe(reference, await fold.RunAsync(place, day, cancellationToken) ?? ScopeState.Empty)
            : null;

    /// <summary>The newest publication up to a day that people outside the core team may see.</summary>
    /// <returns>Null where no reference was in force yet.</returns>
    public async Task<(PlaceFigures Figures, DateOnly? Published)?> PublishedAsync(string place, DateOnly day, CancellationToken cancellationToken)
    {
        if (await InForceAsync(place, day, cancellationToken) is not { } reference)
        {
            return null;
        }

        var publication = await publications.NewestAsync(Scopes.Stream(place), day, true, cancellationToken);
        return (Describe(reference, publication?.State ?? ScopeState.Empty), publication?.Day);
    }

    /// <summary>The newest version that had been added by the end of a day.</summary>
    private async Task<ReferencePopulation?> InForceAsync(string place, DateOnly day, CancellationToken cancellationToken)
        => (await references.HistoryAsync(place, cancellationToken)).LastOrDefault(reference => calendar.DayOf(reference.Added) <= day);

    private PlaceFigures Describe(ReferencePopulation reference, ScopeState counted)
    {
        // The part of the chance of a false alert matters only when an epoch begins; figures come from the state.
        const double AnyAlpha = 0.05;
        var plan = ComposePlan.Of(reference, demographics, CountingMode.Stream, AnyAlpha);
        var state = counted.Epoch == 0 ? StartEpoch.Apply(counted, plan, 0) : counted;
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
            [.. dimension.Groups.Select((group, index) => DescribeGroup.Of(counted, counted.Groups[index], dimension, group, plan.Mode) with { Pools = group.Pools })]);
    }
}

/// <param name="Epoch">The calendar year the figures are of; 0 before the first answer.</param>
public sealed record PlaceFigures(ReferencePopulation Reference, int Epoch, IReadOnlyList<DimensionFigures> Dimensions);

/// <param name="Outside">People whose answer the reference has nobody in.</param>
public sealed record DimensionFigures(string Dimension, long Known, long Unknown, long Outside, IReadOnlyList<GroupFigures> Groups);
