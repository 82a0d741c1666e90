using FeedbackPipeline.Reviewing.Protecting;

namespace FeedbackPipeline.Reviewing.Themes;

/// <summary>Themes over time as one member may see them: every number is already protected.</summary>
/// <param name="Months">In order, as <c>2026-11</c>.</param>
/// <param name="All">All feedback that was tagged.</param>
/// <param name="Themes">Most mentioned first.</param>
/// <param name="Rare">Those of <paramref name="Themes"/> with few mentions, fewest first: they have a place of their own.</param>
/// <param name="RareBelow">Fewer mentions than this are few.</param>
public sealed record ThemeReport(
    Period Period,
    IReadOnlyList<string> Months,
    ThemeRow All,
    ThemeRow WithoutTheme,
    ShownCount NotYetTagged,
    IReadOnlyList<ThemeRow> Themes,
    IReadOnlyList<ThemeRow> Rare,
    int RareBelow,
    bool Exact);

/// <param name="Before">The count of the period just before, of the same length.</param>
/// <param name="ByMonth">In the report's order of months.</param>
public sealed record ThemeRow(string Id, string Name, ShownCount Count, ShownCount Before, IReadOnlyList<ShownCount> ByMonth, SentimentSplit Split)
{
    /// <summary>Null where either count is hidden.</summary>
    public int? Change => SmallNumbers.Change(Count, Before);
}

/// <summary>How a theme's mentions divide by tone.</summary>
public sealed record SentimentSplit(ShownCount Positive, ShownCount Mixed, ShownCount Neutral, ShownCount Negative);
