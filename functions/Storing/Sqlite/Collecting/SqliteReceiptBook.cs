using FeedbackPipeline.Collecting.Receipts;
using FeedbackPipeline.Collecting.Recordings;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Storing.Sqlite.Collecting;

public sealed class SqliteReceiptBook(SqliteReader reader, SqliteWriter writer, TimeProvider time) : IReceiptBook
{
    public Task<ReceiptStatus?> FindAsync(string receipt, CancellationToken cancellationToken)
        => reader.ReadAsync(
            session => session.First("SELECT id, receipt, received, place, survey, help, linked, about_closed, read, (SELECT state FROM recordings WHERE feedback = id) FROM feedback WHERE receipt = ?1", Status, receipt),
            cancellationToken);

    public Task<ReceiptStatus?> FindByIdAsync(string feedbackId, CancellationToken cancellationToken)
        => reader.ReadAsync(
            session => session.First("SELECT id, receipt, received, place, survey, help, linked, about_closed, read, (SELECT state FROM recordings WHERE feedback = id) FROM feedback WHERE id = ?1", Status, feedbackId),
            cancellationToken);

    public Task<bool> AddAboutAsync(string receipt, IReadOnlyList<AboutAnswer> answers, bool closed, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return writer.WriteAsync(
            session =>
            {
                var (id, number) = session.First(
                    "UPDATE feedback SET touched = ?2, about_closed = max(about_closed, ?3) WHERE receipt = ?1 RETURNING id, sequence",
                    row => (row.GetString(0), row.GetInt64(1)),
                    receipt,
                    SqliteTime.Of(now),
                    closed ? 1 : 0);
                if (id is null)
                {
                    return false;
                }

                SqliteAbout.Put(session, number, answers, now);
                SqliteAbout.Announce(session, id);
                return true;
            },
            cancellationToken);
    }

    private static ReceiptStatus Status(SqliteRow row)
        => new(
            row.GetString(0),
            row.GetString(1),
            SqliteTime.From(row.GetInt64(2)),
            row.GetString(3),
            row.GetString(4),
            Code.Parse<Help>(row.GetString(5)),
            row.GetBoolean(6),
            row.GetBoolean(7),
            row.IsDBNull(8) ? null : SqliteTime.From(row.GetInt64(8)),
            row.IsDBNull(9) ? null : Code.Parse<RecordingState>(row.GetString(9)));
}
