using FeedbackPipeline.Measuring.Statistics;

namespace FeedbackPipeline.Measuring.Describing;

/// <summary>A group's figures as they may be shown: where counts are protected, each other number derives from the rounded ones.</summary>
/// <param name="Low">The anytime interval in people of the group.</param>
public sealed record ProtectedFigures(
    long? Known,
    long? Heard,
    long? Unknown,
    double? Expected,
    double? Ratio,
    double? Low,
    double? High,
    double? Missing,
    double? MissingLow,
    double? MissingHigh)
{
    public static ProtectedFigures Exact(GroupFigures figures)
        => new(
            figures.Known,
            figures.Observed,
            figures.Unknown,
            figures.Expected,
            figures.Ratio,
            figures.Interval?.Lower * figures.Known,
            figures.Interval?.Upper * figures.Known,
            figures.Missing,
            figures.MissingRange.Lower,
            figures.MissingRange.Upper);

    /// <summary>For people outside the core team, and for anything that is sent.</summary>
    public static ProtectedFigures Of(GroupFigures figures, int smallest = Disclosure.Internal)
    {
        var (known, heard, unknown) = (Disclosure.Round(figures.Known, smallest), Disclosure.Round(figures.Observed, smallest), Disclosure.Round(figures.Unknown, smallest));
        var expected = known * figures.ShownShare;
        if (known is not { } people || heard is not { } members || members > people || figures.Interval is null)
        {
            return new(known, heard, unknown, expected, null, null, null, null, null, null);
        }

        var interval = AnytimeInterval.Of(members, people, figures.ShownShare);
        var range = MissingVoices.Range(people, figures.ShownShare, interval);
        return new(
            people,
            members,
            unknown,
            expected,
            MissingVoices.Ratio(members, expected!.Value),
            interval.Lower * people,
            interval.Upper * people,
            MissingVoices.Count(members, expected.Value),
            range.Lower,
            range.Upper);
    }
}
