using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Alerting.Safeguarding;

/// <summary>When somebody must have opened a concern.</summary>
public static class OpenBy
{
    /// <param name="reminder">1 for the first time it is late, 2 one period later, and so on.</param>
    public static DateTimeOffset Of(ConcernLevel level, DateTimeOffset raised, int reminder, OrganisationCalendar calendar, SafeguardingOptions options)
    {
        var left = TimeSpan.FromMinutes((double)options.OpenWithinMinutes * reminder);
        if (level == ConcernLevel.RingNow)
        {
            return raised + left;
        }

        for (var day = calendar.DayOf(raised); ; day = day.AddDays(1))
        {
            if (!WorkingDays.Includes(day))
            {
                continue;
            }

            var (starts, ends) = (calendar.At(day, new(options.DayStartsAt, 0)), calendar.At(day, new(options.DayEndsAt, 0)));
            var from = raised > starts ? raised : starts;
            if (from + left <= ends)
            {
                return from + left;
            }

            left -= from < ends ? ends - from : TimeSpan.Zero;
        }
    }
}
