using System.Globalization;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Vocabulary;

/// <summary>Days, months and epochs in the organisation's own time zone. Everything is stored in UTC.</summary>
public sealed class OrganisationCalendar
{
    private readonly TimeZoneInfo zone;

    public OrganisationCalendar(IOptions<OrganisationOptions> options) => zone = TimeZoneInfo.FindSystemTimeZoneById(options.Value.TimeZone);

    public DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime);

    /// <summary>For instance <c>2026-11</c>.</summary>
    public string MonthOf(DateTimeOffset moment) => DayOf(moment).ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>The counting period: the calendar year.</summary>
    public int EpochOf(DateTimeOffset moment) => DayOf(moment).Year;

    /// <summary>The first moment of a day, UTC; where the clock skips midnight, the first moment that exists.</summary>
    public DateTimeOffset StartOf(DateOnly day) => MomentOf(day, 0);

    /// <summary>A full hour of a day, UTC; where the clock skips it, the first moment after that exists; where it comes twice, the first.</summary>
    /// <param name="hour">0 to 24; 24 is the start of the next day.</param>
    public DateTimeOffset MomentOf(DateOnly day, int hour)
    {
        var local = day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Unspecified).AddHours(hour);
        while (zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(1);
        }

        return new DateTimeOffset(local, zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
