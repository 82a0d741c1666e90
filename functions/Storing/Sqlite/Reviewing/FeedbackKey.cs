using FeedbackPipeline.Reviewing.Reading;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Storing.Sqlite.Reviewing;

/// <summary>What the indexes know of one feedback: its place in the order and what lists filter by.</summary>
internal sealed record FeedbackKey(long Received, string Id, string? Sentiment = null, string? Channel = null, string? Language = null, string? State = null)
{
    /// <summary>Before every feedback there is.</summary>
    public static FeedbackKey Newest { get; } = new(long.MaxValue, "");

    public static IComparer<FeedbackKey> NewestFirst { get; } = Comparer<FeedbackKey>.Create((one, other)
        => one.Received != other.Received ? other.Received.CompareTo(one.Received) : string.CompareOrdinal(other.Id, one.Id));

    public static FeedbackKey Of(SqliteRow row) => new(row.GetInt64(0), row.GetString(1), Text(row, 2), Text(row, 3), Text(row, 4), Text(row, 5));

    public bool Fits(FeedbackFilter filter)
        => (filter.Sentiment is null || Sentiment == Code.Of(filter.Sentiment.Value))
            && (filter.Channel is null || Channel == Code.Of(filter.Channel.Value))
            && (!filter.NotYetTagged || (State != "tagged" && filter.Theme is null))
            && filter.LanguageFits(Language);

    private static string? Text(SqliteRow row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
