using FeedbackPipeline.Tagging.Screening;
using FeedbackPipeline.Tagging.Screening.Editing;

namespace FeedbackPipeline.Storing.Sqlite.Tagging;

public sealed class SqliteSignalBook(SqliteReader reader, SqliteWriter writer, TimeProvider time) : ISignalBook
{
    private const string Head = "SELECT coalesce(max(version), 0) FROM signal_lists";

    public Task<int> HeadAsync(CancellationToken cancellationToken)
        => reader.ReadAsync(session => session.First(Head, row => row.GetInt32(0)), cancellationToken);

    public Task<string?> ReadAsync(int version, CancellationToken cancellationToken)
        => reader.ReadAsync(session => session.First("SELECT body FROM signal_lists WHERE version = ?1", row => row.GetString(0), version), cancellationToken);

    public Task<bool> SaveAsync(SignalChange change, int before, string actor, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return writer.WriteAsync(
            session =>
            {
                if (session.First(Head, row => row.GetInt32(0)) != before)
                {
                    return false;
                }

                session.Execute(
                    "INSERT INTO signal_lists (version, body, at, actor, change, kind, phrase, reason) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                    before + 1,
                    SignalList.Write(change.Next),
                    SqliteTime.Of(now),
                    actor,
                    change.Change,
                    change.Kind,
                    change.Detail,
                    change.Reason);
                SqliteRetagging.Ask(session, now, actor);
                SqliteAudit.Append(session, now, actor, $"signal-{change.Change}", change.Next.Version, change.Kind);
                return true;
            },
            cancellationToken);
    }

    public Task<IReadOnlyList<SignalVersion>> HistoryAsync(int most, CancellationToken cancellationToken)
        => reader.ReadAsync<IReadOnlyList<SignalVersion>>(
            session => session.Query(
                "SELECT version, at, actor, change, kind, phrase, reason FROM signal_lists ORDER BY version DESC LIMIT ?1",
                row => new SignalVersion(row.GetInt32(0), SqliteTime.From(row.GetInt64(1)), row.GetString(2), row.GetString(3), row.GetString(4), row.GetString(5), row.GetString(6)),
                most),
            cancellationToken);
}
