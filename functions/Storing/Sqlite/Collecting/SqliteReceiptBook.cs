using FeedbackPipeline.Collecting.Receipts;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Storing.Sqlite.Collecting;

public sealed class SqliteReceiptBook(SqliteReader reader, SqliteWriter writer, TimeProvider time) : IReceiptBook
{
    public Task<ReceiptStatus?> FindAsync(string receipt, CancellationToken cancellationToken)
        => reader.ReadAsync(
            session => session.First(
                "SELECT id, receipt, received, place, survey, linked, about_closed, read FROM feedback WHERE receipt = ?1",
                row => new ReceiptStatus(
                    row.GetString(0),
                    row.GetString(1),
                    SqliteTime.From(row.GetInt64(2)),
                    row.GetString(3),
                    row.GetString(4),
                    row.GetBoolean(5),
                    row.GetBoolean(6),
                    row.IsDBNull(7) ? null : SqliteTime.From(row.GetInt64(7))),
                receipt),
            cancellationToken);

    public Task<bool> AddAboutAsync(string receipt, IReadOnlyList<AboutAnswer> answers, bool closed, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return writer.WriteAsync(
            session =>
            {
                var id = session.First(
                    "UPDATE feedback SET touched = ?2, about_closed = max(about_closed, ?3) WHERE receipt = ?1 RETURNING id",
                    row => row.GetString(0),
                    receipt,
                    SqliteTime.Of(now),
                    closed ? 1 : 0);
                if (id is null)
                {
                    return false;
                }

                SqliteAbout.Put(session, id, answers, now);
                SqliteAbout.Announce(session, id);
                return true;
            },
            cancellationToken);
    }
}
