using System.Runtime.CompilerServices;
using FeedbackPipeline.Storing.Exporting;
using FeedbackPipeline.Storing.Sqlite.Collecting;
using FeedbackPipeline.Storing.Sqlite.Reviewing;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Storing.Sqlite.Exporting;

/// <summary>Reads pages, not one long transaction: an export must not keep erased words in the write-ahead log.</summary>
public sealed class SqliteExportSource(SqliteReader reader, SqliteWriter writer, TimeProvider time) : IExportSource
{
    /// <summary>Numbers alone, eight bytes each: an index by time over all places would be paid for at every submission.</summary>
    private const string Order = "SELECT sequence FROM feedback WHERE ?1 IS NULL OR place IN (SELECT value FROM json_each(?1)) ORDER BY received, id";

    internal const string One = "SELECT id, received, channel, place, help, survey, sentiment, sentiment_score FROM feedback WHERE sequence = ?1";

    private const int PageSize = 500;

    public async IAsyncEnumerable<IReadOnlyList<ExportedRow>> ReadAsync(IReadOnlyList<string>? places, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var list = places is null ? null : PlaceList.Json(places);
        foreach (var page in (await reader.ReadAsync(session => session.Query(Order, row => row.GetInt64(0), list), cancellationToken)).Chunk(PageSize))
        {
            yield return await reader.ReadAsync<IReadOnlyList<ExportedRow>>(session => [.. page.SelectMany(number => session.Query(One, row => Read(session, row), number))], cancellationToken);
        }
    }

    public Task RecordAsync(string actor, string place, int rows, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return writer.WriteAsync(session => SqliteAudit.Append(session, now, actor, "exported", place, $"{rows} rows"), cancellationToken);
    }

    private static ExportedRow Read(SqliteSession session, SqliteRow row)
    {
        var id = row.GetString(0);
        return new(
            id,
            SqliteTime.From(row.GetInt64(1)),
            row.GetString(2),
            row.GetString(3),
            row.GetString(4),
            row.GetString(5),
            session.Query(SqliteListed.Redacted, words => words.GetString(1), id),
            SqliteListed.ScoredThemes(session, id),
            row.IsDBNull(6) ? null : new(Code.Parse<Sentiment>(row.GetString(6)), row.IsDBNull(7) ? 0 : row.GetDouble(7)),
            SqliteAbout.Read(session, id));
    }
}
