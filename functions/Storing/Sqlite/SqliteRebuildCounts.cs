using FeedbackPipeline.Storing.Rebuilding;
using FeedbackPipeline.Storing.Sqlite.Tagging;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Storing.Sqlite;

public sealed class SqliteRebuildCounts(SqliteWriter writer, OrganisationCalendar calendar, TimeProvider time) : IRebuildCounts
{
    public Task RebuildAsync(string actor, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return writer.WriteAsync(
            session =>
            {
                session.Execute("DELETE FROM theme_counts");
                session.Execute("DELETE FROM theme_days");
                foreach (var id in session.Query("SELECT id FROM feedback", row => row.GetString(0)))
                {
                    CountedFeedback.Read(session, id, calendar)?.AddTo(session, +1);
                }

                SqliteAudit.Append(session, now, actor, "counts-rebuilt", "theme-counts");
            },
            cancellationToken);
    }
}
