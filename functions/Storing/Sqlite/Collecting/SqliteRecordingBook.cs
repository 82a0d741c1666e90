using FeedbackPipeline.Collecting.Recordings;
using FeedbackPipeline.Collecting.Transcripts;
using FeedbackPipeline.Messages;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Storing.Sqlite.Queueing;
using FeedbackPipeline.Storing.Sqlite.Reviewing;
using FeedbackPipeline.Storing.Sqlite.Tagging;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Storing.Sqlite.Collecting;

public sealed class SqliteRecordingBook(SqliteReader reader, SqliteWriter writer, Sealing sealing, Envelopes envelopes, IdFactory ids, TimeProvider time) : IRecordingBook
{
    internal const string Unsettled =
        """
        SELECT id, place, received, recordings.state, may_be_harm, heard IS NOT NULL FROM recordings JOIN feedback ON id = recordings.feedback
        WHERE settled IS NULL AND place IN (SELECT value FROM json_each(?1)) ORDER BY may_be_harm DESC, received, id
        """;

    private const string Pipeline = "pipeline";
    private const int AtOnce = 1_000;

    public Task<ShelvedRecording?> FindWaitingAsync(string feedbackId, CancellationToken cancellationToken)
        => reader.ReadAsync(
            session => session.First("SELECT shelved FROM recordings WHERE feedback = ?1 AND state = 'waiting' AND shelved IS NOT NULL", row => SqliteRecordings.Shelved(row.GetString(0)), feedbackId),
            cancellationToken);

    public Task DraftAsync(string feedbackId, IReadOnlyList<TranscriptSegment> segments, IReadOnlyList<Concern> concerns, CancellationToken cancellationToken)
    {
        var (now, heard) = (time.GetUtcNow(), SqliteRecordings.Seal(sealing, feedbackId, segments));
        return writer.WriteAsync(
            session =>
            {
                if (session.Execute("UPDATE recordings SET state = 'for-person', heard = ?2, may_be_harm = ?3 WHERE feedback = ?1 AND state = 'waiting'", feedbackId, heard, concerns.Count > 0) == 0)
                {
                    return;
                }

                SqliteAudit.Append(session, now, Pipeline, "recording-heard-by-machine", feedbackId);
                if (SqliteConcerns.Raise(session, feedbackId, concerns, now))
                {
                    SqliteQueue.Put(session, ConcernRaised.Queue, ids.Next("m_"), envelopes.Seal(new ConcernRaised(feedbackId)), subject: null, now);
                }
            },
            cancellationToken);
    }

    public Task HandOverAsync(string feedbackId, HearingTrouble trouble, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return writer.WriteAsync(
            session =>
            {
                if (session.Execute("UPDATE recordings SET state = 'for-person', trouble = ?2 WHERE feedback = ?1 AND state = 'waiting'", feedbackId, Code.Of(trouble)) > 0)
                {
                    SqliteAudit.Append(session, now, Pipeline, "recording-handed-over", feedbackId, Code.Of(trouble));
                }
            },
            cancellationToken);
    }

    public Task<IReadOnlyList<WaitingRecording>> WaitingAsync(IReadOnlyCollection<string> places, CancellationToken cancellationToken)
        => reader.ReadAsync<IReadOnlyList<WaitingRecording>>(
            session => session.Query(
                Unsettled,
                row => new WaitingRecording(row.GetString(0), row.GetString(1), SqliteTime.From(row.GetInt64(2)), Code.Parse<RecordingState>(row.GetString(3)), row.GetBoolean(4), row.GetBoolean(5)),
                PlaceList.Json([.. places])),
            cancellationToken);

    public async Task<OpenedRecording?> OpenAsync(string feedbackId, IReadOnlyCollection<string> places, string actor, string action, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return await writer.WriteAsync(
            session =>
            {
                var opened = session.First(
                    """
                    SELECT place, receipt, received, recordings.state, may_be_harm, trouble, shelved FROM recordings JOIN feedback ON id = recordings.feedback
                    WHERE id = ?1 AND place IN (SELECT value FROM json_each(?2))
                    """,
                    row => new OpenedRecording(
                        feedbackId,
                        row.GetString(0),
                        row.GetString(1),
                        SqliteTime.From(row.GetInt64(2)),
                        Code.Parse<RecordingState>(row.GetString(3)),
                        row.GetBoolean(4),
                        row.IsDBNull(5) ? null : Code.Parse<HearingTrouble>(row.GetString(5)),
                        row.IsDBNull(6) ? null : SqliteRecordings.Shelved(row.GetString(6)),
                        []),
                    feedbackId,
                    PlaceList.Json([.. places]));
                if (opened is not null)
                {
                    SqliteAudit.Append(session, now, actor, action, feedbackId);
                }

                return opened is null ? null : opened with { Heard = SqliteRecordings.Heard(session, sealing, feedbackId) };
            },
            cancellationToken);
    }

    public Task<bool> SettleAsync(string feedbackId, IReadOnlyCollection<string> places, string actor, string? words, CancellationToken cancellationToken)
    {
        var (now, message) = (time.GetUtcNow(), envelopes.Seal(new FeedbackReceived(feedbackId)));
        return writer.WriteAsync(
            session =>
            {
                var settled = session.Execute(
                    """
                    UPDATE recordings SET state = ?2, settled = ?3, heard = iif(?2 = 'checked', NULL, heard) WHERE feedback = ?1 AND settled IS NULL
                    AND EXISTS (SELECT 1 FROM feedback WHERE id = ?1 AND place IN (SELECT value FROM json_each(?4)))
                    """,
                    feedbackId,
                    Code.Of(words is null ? RecordingState.Unclear : RecordingState.Checked),
                    SqliteTime.Of(now),
                    PlaceList.Json([.. places]));
                if (settled == 0)
                {
                    return false;
                }

                SqliteAudit.Append(session, now, actor, words is null ? "recording-unclear" : "recording-checked", feedbackId);
                session.Execute("UPDATE feedback SET read = coalesce(read, ?2) WHERE id = ?1", feedbackId, SqliteTime.Of(now));
                if (words is null)
                {
                    if (session.Execute("UPDATE feedback SET state = 'failed' WHERE id = ?1 AND state = 'recorded'", feedbackId) > 0)
                    {
                        SqliteAbout.Announce(session, feedbackId);
                    }

                    return true;
                }

                session.Execute(
                    "INSERT INTO words (number, question, asked, text) VALUES ((SELECT sequence FROM feedback WHERE id = ?1), ?2, ?3, ?4) ON CONFLICT DO UPDATE SET text = excluded.text",
                    feedbackId,
                    RecordedAnswer.Question,
                    RecordedAnswer.Asked,
                    words);
                session.Execute("UPDATE feedback SET state = 'received' WHERE id = ?1 AND state = 'recorded'", feedbackId);
                SqliteQueue.Put(session, Queues.FeedbackIn, ids.Next("m_"), message, feedbackId, now);
                return true;
            },
            cancellationToken);
    }

    public Task<string?> NameOfReceiptAsync(string receipt, CancellationToken cancellationToken)
        => reader.ReadAsync(
            session => session.First(
                "SELECT shelved ->> '$.Name' FROM recordings JOIN feedback ON id = recordings.feedback WHERE receipt = ?1 AND shelved IS NOT NULL",
                row => row.GetString(0),
                receipt),
            cancellationToken);

    public Task<string?> NameOfAsync(string feedbackId, CancellationToken cancellationToken)
        => reader.ReadAsync(
            session => session.First("SELECT shelved ->> '$.Name' FROM recordings WHERE feedback = ?1 AND shelved IS NOT NULL", row => row.GetString(0), feedbackId),
            cancellationToken);

    public Task<IReadOnlyList<(string FeedbackId, string Name)>> SettledBeforeAsync(DateTimeOffset before, CancellationToken cancellationToken)
        => reader.ReadAsync<IReadOnlyList<(string, string)>>(
            session => session.Query(
                "SELECT feedback, shelved ->> '$.Name' FROM recordings WHERE shelved IS NOT NULL AND settled IS NOT NULL AND settled < ?1 LIMIT ?2",
                row => (row.GetString(0), row.GetString(1)),
                SqliteTime.Of(before),
                AtOnce),
            cancellationToken);

    public async Task ForgetAsync(string feedbackId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await writer.WriteAsync(
            session =>
            {
                if (session.Execute("UPDATE recordings SET shelved = NULL, heard = NULL WHERE feedback = ?1 AND shelved IS NOT NULL", feedbackId) > 0)
                {
                    SqliteAudit.Append(session, now, Pipeline, "recording-deleted", feedbackId);
                }
            },
            cancellationToken);
        await writer.EmptyLogAsync(cancellationToken);
    }

    public Task<IReadOnlySet<string>> NamesAsync(CancellationToken cancellationToken)
        => reader.ReadAsync<IReadOnlySet<string>>(
            session => session.Query(
                """
                SELECT body ->> '$.Recording.Name' FROM drafts WHERE body ->> '$.Recording.Name' IS NOT NULL
                UNION ALL SELECT shelved ->> '$.Name' FROM recordings WHERE shelved IS NOT NULL
                """,
                row => row.GetString(0)).ToHashSet(StringComparer.Ordinal),
            cancellationToken);
}
