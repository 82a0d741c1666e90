using FeedbackPipeline.Tagging.Theming;
using FeedbackPipeline.Tagging.Theming.Editing;

namespace FeedbackPipeline.Storing.Sqlite.Tagging;

public sealed class SqliteFrameworkBook(SqliteReader reader, SqliteWriter writer, TimeProvider time) : IFrameworkBook
{
    internal const string Head =
        """
        SELECT coalesce((SELECT max(version) FROM theme_frameworks WHERE framework = ?1), 0),
          coalesce((SELECT iif(body IS NULL, 0, number) FROM learned_models WHERE framework = ?1 ORDER BY number DESC LIMIT 1), 0)
        """;

    public Task<TaggerHead> HeadAsync(string framework, CancellationToken cancellationToken)
        => reader.ReadAsync(session => session.First(Head, row => new TaggerHead(row.GetInt32(0), row.GetInt64(1)), framework)!, cancellationToken);

    public Task<string?> ReadAsync(string framework, int version, CancellationToken cancellationToken)
        => reader.ReadAsync(session => session.First("SELECT body FROM theme_frameworks WHERE framework = ?1 AND version = ?2", row => row.GetString(0), framework, version), cancellationToken);

    public Task<bool> SaveAsync(Edited.Done edit, int before, string actor, CancellationToken cancellationToken)
    {
        var (now, framework) = (time.GetUtcNow(), edit.Next);
        return writer.WriteAsync(
            session =>
            {
                var newest = session.First("SELECT max(version) FROM theme_frameworks WHERE framework = ?1", row => row.IsDBNull(0) ? before : row.GetInt32(0), framework.Id);
                if (newest != before)
                {
                    return false;
                }

                session.Execute(
                    "INSERT INTO theme_frameworks (framework, version, body, at, actor, change, subject, name, other, reason) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
                    framework.Id,
                    framework.Version,
                    FrameworkFile.Write(framework),
                    SqliteTime.Of(now),
                    actor,
                    edit.Change,
                    edit.Subject,
                    edit.Name,
                    edit.Other,
                    edit.Reason);
                SqliteRetagging.Ask(session, now, actor);
                SqliteAudit.Append(session, now, actor, $"theme-{edit.Change}", framework.Id, edit.Subject);
                return true;
            },
            cancellationToken);
    }

    public Task<IReadOnlyList<FrameworkVersion>> HistoryAsync(string framework, int most, CancellationToken cancellationToken)
        => reader.ReadAsync<IReadOnlyList<FrameworkVersion>>(
            session => session.Query(
                "SELECT version, at, actor, change, subject, name, other, reason FROM theme_frameworks WHERE framework = ?1 ORDER BY version DESC LIMIT ?2",
                row => new FrameworkVersion(row.GetInt32(0), SqliteTime.From(row.GetInt64(1)), row.GetString(2), row.GetString(3), row.GetString(4), row.GetString(5), row.GetString(6), row.GetString(7)),
                framework,
                most),
            cancellationToken);
}
