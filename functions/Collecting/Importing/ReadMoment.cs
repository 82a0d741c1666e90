using System.Globalization;

namespace FeedbackPipeline.Collecting.Importing;

/// <summary>Reads when words were received: ISO 8601, or day first as written in Britain. Times without an offset are the organisation's.</summary>
internal static class ReadMoment
{
    private static readonly string[] Local = ["yyyy-MM-dd", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm:ss.FFFFFFF", "d/M/yyyy", "d/M/yyyy H:mm", "d/M/yyyy H:mm:ss"];
    private static readonly string[] WithOffset = ["yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ssK"];

    /// <returns>UTC, or null where it can not be read.</returns>
    public static DateTimeOffset? From(string text, TimeZoneInfo zone)
    {
        if (DateTime.TryParseExact(text, Local, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            // A time the clock skipped is read as an hour later, as the clock on the wall did.
            return new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(zone.IsInvalidTime(local) ? local.AddHours(1) : local, zone));
        }

        return DateTimeOffset.TryParseExact(text, WithOffset, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment) ? moment.ToUniversalTime() : null;
    }
}
