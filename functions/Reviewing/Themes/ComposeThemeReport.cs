using FeedbackPipeline.Reviewing.Protecting;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Reviewing.Themes;

/// <summary>Turns counts into the report, protected for whoever reads it.</summary>
public static class ComposeThemeReport
{
    private const int RareShare = 50;

    private static readonly Sentiment[] Tones = [Sentiment.Positive, Sentiment.Mixed, Sentiment.Neutral, Sentiment.Negative];

    public static ThemeReport From(
        Period period,
        IReadOnlyList<ThemeCount> now,
        IReadOnlyList<ThemeCount> before,
        int notYetTagged,
        IThemeNames names,
        SmallNumbers numbers)
    {
        var current = now.ToLookup(count => count.Theme, StringComparer.Ordinal);
        var earlier = before.ToLookup(count => count.Theme, StringComparer.Ordinal);
        ThemeRow Row(string id, string name) => Compose(id, name, period.Months, [.. current[id]], [.. earlier[id]], numbers);

        var total = Sum(current[ThemeCount.AllFeedback]);
        var rows = Ids(current, earlier, names, numbers)
            .Select(id => (Exact: Sum(current[id]), Row: Row(id, names.Of(id))))
            .OrderByDescending(theme => theme.Row.Count.Number ?? 0).ThenBy(theme => theme.Row.Name, StringComparer.Ordinal)
            .ToList();
        var rareBelow = Math.Max(SmallNumbers.Smallest, total / RareShare);
        return new(
            period,
            period.Months,
            Row(ThemeCount.AllFeedback, "All feedback"),
            Row(ThemeCount.WithoutTheme, "No theme found"),
            numbers.Show(notYetTagged),
            [.. rows.Select(theme => theme.Row)],
            [.. rows.Where(theme => IsRare(theme.Exact, rareBelow, numbers)).Reverse().Select(theme => theme.Row)],
            rareBelow,
            numbers.Exact);
    }

    /// <summary>Outside the core team the mere presence of a small theme would say that somebody spoke of it, so either all of the framework's small themes are listed or none.</summary>
    private static IEnumerable<string> Ids(ILookup<string, ThemeCount> now, ILookup<string, ThemeCount> before, IThemeNames names, SmallNumbers numbers)
    {
        var framework = names.All.Select(theme => theme.Id).ToList();
        var counted = now.Select(theme => theme.Key).Concat(before.Select(theme => theme.Key))
            .Where(id => id is not (ThemeCount.AllFeedback or ThemeCount.WithoutTheme))
            .Where(id => Math.Max(Sum(now[id]), Sum(before[id])) >= (numbers.Exact ? 1 : SmallNumbers.Smallest));
        return framework.Concat(counted).Distinct(StringComparer.Ordinal);
    }

    private static bool IsRare(int count, int below, SmallNumbers numbers) => numbers.Exact ? count > 0 && count < below : count < below;

    private static ThemeRow Compose(string id, string name, IReadOnlyList<string> months, List<ThemeCount> now, List<ThemeCount> before, SmallNumbers numbers)
    {
        var total = Sum(now);
        var byMonth = months.Select(month => Sum(now.Where(count => count.Month == month))).ToList();
        var split = numbers.ShowParts([.. Tones.Select(tone => Sum(now.Where(count => count.Sentiment == tone)))], total);
        return new(id, name, numbers.Show(total), numbers.Show(Sum(before)), numbers.ShowParts(byMonth, total), new(split[0], split[1], split[2], split[3]));
    }

    private static int Sum(IEnumerable<ThemeCount> counts) => counts.Sum(count => count.Count);
}
