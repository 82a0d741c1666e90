using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Collecting.Texting;

/// <summary>When somebody is at work to read: Monday to Friday without bank holidays, on the organisation's own clock.</summary>
public sealed class OfficeHours(OrganisationCalendar calendar, IOptions<TextingOptions> options)
{
    public bool Include(DateTimeOffset moment)
        => WorkingDays.Includes(calendar.DayOf(moment)) && calendar.TimeOf(moment).Hour is var hour && hour >= options.Value.OpensAt && hour < options.Value.ClosesAt;

    /// <summary>The day on which somebody is at work at or after a moment.</summary>
    public DateOnly NextDay(DateTimeOffset moment)
    {
        var day = calendar.DayOf(moment);
        return WorkingDays.Includes(day) && calendar.TimeOf(moment).Hour < options.Value.ClosesAt ? day : WorkingDays.After(day, 1);
    }
}
