using FeedbackPipeline.Measuring.Describing;
using FeedbackPipeline.Measuring.Folding;
using FeedbackPipeline.Measuring.References;
using FeedbackPipeline.Measuring.Statistics;
using FeedbackPipeline.Reference;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Measuring.Projecting;

/// <summary>What happened to a group's alert → what Alerting is told, with the figures of that moment.</summary>
public sealed class ComposeSignal(Demographics demographics, OrganisationCalendar calendar)
{
    /// <param name="after">The state with the group: as it is after the observation, or was before where the group left.</param>
    public RepresentationSignal Of(Fact fact, string scope, Place place, ReferencePopulation reference, ScopePlan plan, ScopeState after, DateTimeOffset received, long sequence)
    {
        var dimension = plan.Find(fact.Dimension) ?? new DimensionPlan(fact.Dimension, false, 0, []);
        var state = after.Find(fact.Dimension)!;
        var group = state.Find(fact.Category)!;
        var figures = DescribeGroup.Of(state, group, dimension, dimension.Groups.FirstOrDefault(known => known.Category == fact.Category), plan.Mode, after.Starts);
        return new(
            fact.Change,
            scope,
            place.Id,
            place.Name,
            fact.Dimension,
            fact.Category,
            demographics.Find(fact.Dimension)?.Label ?? fact.Dimension,
            GroupLabel.Of(demographics, fact.Dimension, fact.Category),
            sequence,
            received,
            new DateOnly(after.Epoch, 1, 1),
            calendar.DayOf(received),
            Figures(ProtectedFigures.Exact(figures), 0),
            Figures(ProtectedFigures.Of(figures), Disclosure.Internal),
            figures.LogThreshold is { } threshold ? EvidenceWords.Of(figures.LogE, threshold) : EvidenceWord.None,
            figures.Status != GroupStatus.Serious && Undisclosed.MayExplain(figures.Known, figures.Unknown),
            reference.OriginOf(fact.Dimension).Source,
            reference.OriginOf(fact.Dimension).Date,
            reference.Version)
        {
            HeardMore = HeardMoreOf(state, dimension, plan.Mode, after.Starts),
        };
    }

    private string? HeardMoreOf(DimensionState state, DimensionPlan dimension, CountingMode mode, StartPlan starts)
    {
        var groups = dimension.Groups
            .Select(group => state.Find(group.Category) is { } counted ? DescribeGroup.Of(state, counted, dimension, group, mode, starts) : null)
            .OfType<GroupFigures>()
            .ToList();
        return HeardMore.Index([.. groups.Select(group => group.RatioInterval?.Lower ?? 0)], [.. groups.Select(group => group.IsOpen)]) is { } index
            ? GroupLabel.Of(demographics, dimension.Dimension, groups[index].Category)
            : null;
    }

    private static RepresentationFigures Figures(ProtectedFigures shown, int smallest)
        => new((int?)shown.Known, (int?)shown.Heard, shown.Expected, shown.Missing, shown.MissingLow, shown.MissingHigh, (int?)shown.Unknown, smallest);
}
