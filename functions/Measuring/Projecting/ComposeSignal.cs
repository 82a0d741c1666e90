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
    public RepresentationSignal Of(Fact fact, string scope, Place place, ReferencePopulation reference, ScopePlan plan, ScopeState after, DateTimeOffset received, long sequence)
    {
        var dimension = plan.Find(fact.Dimension)!;
        var state = after.Find(fact.Dimension)!;
        var group = state.Find(fact.Category)!;
        var figures = DescribeGroup.Of(state, group, dimension, dimension.Groups.FirstOrDefault(known => known.Category == fact.Category), plan.Mode);
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
            reference.Source,
            reference.Date,
            reference.Version);
    }

    private static RepresentationFigures Figures(ProtectedFigures shown, int smallest)
        => new((int?)shown.Known, (int?)shown.Heard, shown.Expected, shown.Missing, shown.MissingLow, shown.MissingHigh, (int?)shown.Unknown, smallest);
}
