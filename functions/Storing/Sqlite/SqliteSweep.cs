using FeedbackPipeline.Collecting.Sweeping;
using FeedbackPipeline.Messages;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Storing.Sqlite.Collecting;
using FeedbackPipeline.Storing.Sqlite.Queueing;

namespace FeedbackPipeline.Storing.Sqlite;

public sealed class SqliteSweep(SqliteWriter writer, Envelopes envelopes, IdFactory ids, TimeProvider time) : ISweepStore
{
    private const int AtOnce = 1_000;

    public Task<int> RequeueStuckAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return writer.WriteAsync(
            session =>
            {
                var stuck = session.Query(
                    """
                    SELECT id FROM feedback WHERE state = 'received' AND touched < ?1
                    AND NOT EXISTS (SELECT 1 FROM queue WHERE queue.feedback = sequence) LIMIT ?2
                    """,
                    row => row.GetString(0),
                    SqliteTime.Of(before),
                    AtOnce);
                foreach (var id in stuck)
                {
                    SqliteQueue.Put(session, Queues.FeedbackIn, ids.Next("m_"), envelopes.Seal(new FeedbackReceived(id)), id, now);
                }

                var unheard = session.Query(
                    """
                    SELECT id FROM recordings JOIN feedback ON id = recordings.feedback WHERE recordings.state = 'waiting' AND touched < ?1
                    AND NOT EXISTS (SELECT 1 FROM queue WHERE queue.feedback = sequence AND name = 'audio-in') LIMIT ?2
                    """,
                    row => row.GetString(0),
                    SqliteTime.Of(before),
                    AtOnce);
                foreach (var id in unheard)
                {
                    SqliteQueue.Put(session, Queues.AudioIn, ids.Next("m_"), envelopes.Seal(new RecordingReceived(id)), id, now);
                }

                return stuck.Count + unheard.Count;
            },
            cancellationToken);
    }

    public Task<int> CloseIdleDialoguesAsync(DateTimeOffset before, CancellationToken cancellationToken)
        => writer.WriteAsync(
            session =>
            {
                var idle = session.Query(
                    "UPDATE feedback SET about_closed = 1 WHERE id IN (SELECT id FROM feedback WHERE about_closed = 0 AND touched < ?1 LIMIT ?2) RETURNING id",
                    row => row.GetString(0),
                    SqliteTime.Of(before),
                    AtOnce);
                foreach (var id in idle)
                {
                    SqliteAbout.Announce(session, id);
                }

                return idle.Count;
            },
            cancellationToken);

    public Task<int> DeleteOldDraftsAsync(DateTimeOffset before, CancellationToken cancellationToken)
        => writer.WriteAsync(session => session.Execute("DELETE FROM drafts WHERE touched < ?1", SqliteTime.Of(before)), cancellationToken);
}
