using FeedbackPipeline.Measuring.Describing;
using FeedbackPipeline.Measuring.Folding;
using FeedbackPipeline.Measuring.Projecting;
using FeedbackPipeline.Measuring.References;
using FeedbackPipeline.Measuring.Statistics;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Measuring.FromFiles;

/// <summary>A responses file and a reference file → figures.</summary>
public static class MeasureFiles
{
    private const int TheOnlyVersion = 1;

    /// <exception cref="Reading.UnusableFileException">One of the files cannot be used.</exception>
    public static (Measured Measured, IReadOnlyList<string> Warnings) Run(string responses, string reference, double alpha, CountingMode mode, OrganisationCalendar calendar)
    {
        var counts = ReferenceFile.Read(reference);
        var plan = new ScopePlan(
            mode,
            alpha,
            TheOnlyVersion,
            [.. counts.Select(dimension => ComposePlan.Of(dimension))]);
        var file = ResponsesFile.Read(responses, plan);
        var (state, facts) = new CountResponses(plan, file, calendar).Run();
        var warnings = plan.Dimensions.Where(dimension => dimension.Groups.Count(group => group is { Count: > 0, Pools.Count: 0 }) < 2)
            .Select(dimension => $"'{dimension.Dimension}' has fewer than two categories with people, so it is described and not tested.");
        return (Describe(plan, state.Epoch == 0 ? StartEpoch.Apply(state, plan, 0) : state, facts), [.. warnings, .. file.Warnings]);
    }

    private static Measured Describe(ScopePlan plan, ScopeState state, IReadOnlyList<Fact> facts)
        => new(plan.Mode, plan.Alpha, [.. plan.Dimensions.Select(dimension => Describe(plan, state.Starts, dimension, state.Find(dimension.Dimension)!, facts))]);

    private static MeasuredDimension Describe(ScopePlan plan, StartPlan starts, DimensionPlan dimension, DimensionState state, IReadOnlyList<Fact> facts)
        => new(
            dimension.Dimension,
            state.Known,
            state.Unknown,
            state.Declined,
            [.. dimension.Groups.Select((group, index) => Describe(DescribeGroup.Of(state, state.Groups[index], dimension, group, plan.Mode, starts), facts))]);

    private static MeasuredGroup Describe(GroupFigures figures, IReadOnlyList<Fact> facts)
        => new(
            figures.Dimension,
            figures.Category,
            figures.Known,
            figures.Observed,
            figures.Expected,
            figures.Ratio,
            figures.RatioInterval is { } interval ? [interval.Lower, interval.Upper] : null,
            figures.LogE,
            figures.SeriousLogE,
            figures.RecentRatio,
            figures.Missing,
            [figures.MissingRange.Lower, figures.MissingRange.Upper],
            figures.Unknown,
            figures.Status,
            facts.FirstOrDefault(fact => fact.Change == RepresentationChange.GapOpened && fact.Dimension == figures.Dimension && fact.Category == figures.Category)?.Observation);
}
