using PublicHoliday;

namespace FeedbackPipeline.Vocabulary;

/// <summary>Monday to Friday without the bank holidays of England, substitute days included.</summary>
public static class WorkingDays
{
    private static readonly UKBankHoliday England = new(UKBankHoliday.UkCountries.England);

    public static bool Includes(DateOnly day)
        => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !England.IsBankHoliday(day.ToDateTime(TimeOnly.MinValue));

    /// <summary>The day that is this many working days after <paramref name="day"/>; the day itself for 0.</summary>
    public static DateOnly After(DateOnly day, int workingDays)
    {
        for (var left = workingDays; left > 0;)
        {
            day = day.AddDays(1);
            left -= Includes(day) ? 1 : 0;
        }

        return day;
    }
}
