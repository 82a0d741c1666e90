namespace FeedbackPipeline.Demonstrating.Inventing;

/// <summary>The twelve months before today, and what happens in which of them. Months count from 1.</summary>
/// <param name="First">The first day.</param>
public sealed record DemoYear(DateOnly First)
{
    public const int Months = 12;

    /// <summary>In this month the day centre changes, and people of 65 and over stop coming and stop answering.</summary>
    public const int Fading = 7;

    /// <summary>From this month nobody is heard from the short breaks.</summary>
    public const int Silent = 11;

    public const int ProjectBegins = 4;

    public const int ProjectEnds = 9;

    /// <summary>The year that ended the day before <paramref name="today"/>.</summary>
    public static DemoYear Before(DateOnly today) => new(today.AddMonths(-Months));

    public IEnumerable<DateOnly> Days
    {
        get
        {
            for (var day = First; day < StartOfMonth(Months + 1); day = day.AddDays(1))
            {
                yield return day;
            }
        }
    }

    public DateOnly StartOfMonth(int month) => First.AddMonths(month - 1);

    public int MonthOf(DateOnly day)
    {
        var month = 1;
        while (day >= StartOfMonth(month + 1))
        {
            month++;
        }

        return month;
    }

    /// <summary>How much of a month is over on a day, in [0, 1).</summary>
    public double Through(int month, DateOnly day)
        => (double)(day.DayNumber - StartOfMonth(month).DayNumber) / (StartOfMonth(month + 1).DayNumber - StartOfMonth(month).DayNumber);
}
