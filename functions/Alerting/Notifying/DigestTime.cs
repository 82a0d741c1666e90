using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Alerting.Notifying;

/// <summary>The moments at which digests are due.</summary>
public sealed class DigestTime(IOptions<AlertingOptions> options, OrganisationCalendar calendar)
{
    /// <summary>The latest moment up to now at which a digest was due, and its day in the organisation's zone. What changed after it waits for the next.</summary>
    public (DateOnly Day, DateTimeOffset Moment) Latest(DateTimeOffset now)
    {
        var today = calendar.DayOf(now);
        return On(today) is var moment && moment <= now ? (today, moment) : (today.AddDays(-1), On(today.AddDays(-1)));
    }

    private DateTimeOffset On(DateOnly day)
        => calendar.At(day, TimeOnly.ParseExact(options.Value.DigestAt, "HH:mm", System.Globalization.CultureInfo.InvariantCulture));
}
