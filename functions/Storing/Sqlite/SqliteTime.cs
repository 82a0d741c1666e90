namespace FeedbackPipeline.Storing.Sqlite;

/// <summary>Moments as the tables hold them: milliseconds since 1970, UTC.</summary>
internal static class SqliteTime
{
    public static long Of(DateTimeOffset moment) => moment.ToUnixTimeMilliseconds();

    public static DateTimeOffset From(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
