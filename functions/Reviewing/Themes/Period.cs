using System.Globalization;

namespace FeedbackPipeline.Reviewing.Themes;

/// <summary>A range of days in the organisation's zone, both included.</summary>
public sealed record Period(DateOnly From, DateOnly To)
{
    private bool WholeMonths => From.Day == 1 && To.AddDays(1).Day == 1;

    /// <summary>In order, for instance <c>2026-11</c>.</summary>
    public IReadOnlyList<string> Months => [.. Enumerable.Range(0, MonthCount).Select(index => NameOf(From.AddMonths(index)))];

    /// <summary>The same length just before: as many months where the period is made of whole ones, else as many days.</summary>
    public Period Before
        => WholeMonths
            ? new(From.AddMonths(-MonthCount), From.AddDays(-1))
            : new(From.AddDays(From.DayNumber - To.DayNumber - 1), From.AddDays(-1));

    private int MonthCount => ((To.Year - From.Year) * 12) + To.Month - From.Month + 1;

    /// <summary>The month of <paramref name="day"/> and the eleven before it.</summary>
    public static Period TwelveMonthsTo(DateOnly day)
    {
        var first = new DateOnly(day.Year, day.Month, 1);
        return new(first.AddMonths(-11), first.AddMonths(1).AddDays(-1));
    }

    public static string NameOf(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
