using FeedbackPipeline.Storing.Exporting;
using FeedbackPipeline.Storing.Sqlite.Collecting;
using FeedbackPipeline.Storing.Sqlite.Reviewing;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Storing.Sqlite.Exporting;

/// <summary>Reads pages, not one long transaction: an export must not keep erased words in the write-ahead log.</summary>
public sealed class SqliteExportSource(SqliteReader reader, SqliteWriter writer, TimeProvider time) : IExportSource
{
    internal const string Page =
        """
        SELECT sequence, id, received, channel, place, help, survey, sentiment, sentiment_score FROM feedback
        WHERE sequence > ?1 AND (?2 IS NULL OR place IN (SELECT value FROM json_each(?2))) ORDER BY sequence LIMIT ?3
        """;

    private const int PageSize = 500;

    public async Task<IReadOnlyList<ExportedRow>> ReadAsync(long after, IReadOnlyList<string>? places, CancellationToken cancellationToken)
    {
        var list = places is null ? null : PlaceList.Json(places);
        return await reader.ReadAsync(session => session.Query(Page, row => Row(session, row), after, list, PageSize), cancellationToken);
    }

    public Task RecordAsync(string actor, string place, int rows, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return writer.WriteAsync(session => SqliteAudit.Append(session, now, actor, "exported", place, $"{rows} rows"), cancellationToken);
    }

    private static ExportedRow Row(SqliteSession session, SqliteRow row)
    {
        var id = row.GetString(1);
        return new(
            row.GetInt64(0),
            id,
            SqliteTime.From(row.GetInt64(2)),
            row.GetString(3),
            row.GetString(4),
            row.GetString(5),
            row.GetString(6),
            session.Query(SqliteListed.Redacted, words => words.GetString(1), id),
            SqliteListed.ScoredThemes(session, id),
            row.IsDBNull(7) ? null : new(Code.Parse<Sentiment>(row.GetString(7)), row.IsDBNull(8) ? 0 : row.GetDouble(8)),
            SqliteAbout.Read(session, id));
    }
}
