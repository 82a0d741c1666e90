using System.Globalization;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Vocabulary;

/// <summary>Days, months and epochs in the organisation's own time zone. Everything is stored in UTC.</summary>
public sealed class OrganisationCalendar
{
    private readonly TimeZoneInfo zone;

    public OrganisationCalendar(IOptions<OrganisationOptions> options) => zone = TimeZoneInfo.FindSystemTimeZoneById(options.Value.TimeZone);

    public DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime);

    /// <summary>What a clock on the wall shows.</summary>
    public TimeOnly TimeOf(DateTimeOffset moment) => TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime);

    /// <summary>For instance <c>2026-11</c>.</summary>
    public string MonthOf(DateTimeOffset moment) => DayOf(moment).ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>The counting period: the calendar year.</summary>
    public int EpochOf(DateTimeOffset moment) => DayOf(moment).Year;

    /// <summary>The first moment of a day, UTC; where the clock skips midnight, the first moment that exists.</summary>
    public DateTimeOffset StartOf(DateOnly day) => At(day, TimeOnly.MinValue);

    /// <summary>A time of a day, UTC; where the clock skips it, the first moment after; where it comes twice, the first.</summary>
    public DateTimeOffset At(DateOnly day, TimeOnly clock)
    {
        var local = day.ToDateTime(clock, DateTimeKind.Unspecified);
        while (zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(1);
        }

        return new DateTimeOffset(local, zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
