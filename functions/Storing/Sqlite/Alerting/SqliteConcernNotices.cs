using FeedbackPipeline.Alerting.Safeguarding;
using FeedbackPipeline.Collecting.Transcripts;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Storing.Sqlite.Alerting;

public sealed class SqliteConcernNotices(SqliteReader reader, SqliteWriter writer, TimeProvider time) : IConcernNotices
{
    internal const string Unopened =
        """
        SELECT feedback, place, level, raised FROM concerns WHERE state = 'open' AND level <> 'read-first'
        AND NOT EXISTS (SELECT 1 FROM audit WHERE subject = feedback AND action = 'concern-viewed') ORDER BY raised
        """;

    /// <summary>Whoever brought a transcript sees it at once; that is not yet the lead.</summary>
    internal const string UnopenedTranscripts =
        """
        SELECT id, place, level, uploaded FROM transcript_drafts WHERE level IS NOT NULL AND level <> 'read-first'
        AND NOT EXISTS (SELECT 1 FROM audit WHERE subject = id AND action = 'transcript-read' AND actor <> uploaded_by) ORDER BY uploaded
        """;

    private const string Pipeline = "pipeline";

    public Task<ConcernNotice?> FindAsync(string feedbackId, CancellationToken cancellationToken)
        => reader.ReadAsync(
            session => feedbackId.StartsWith(TranscriptDraft.Prefix, StringComparison.Ordinal)
                ? session.First("SELECT id, place, level, uploaded FROM transcript_drafts WHERE id = ?1 AND level IS NOT NULL", Transcript, feedbackId)
                : Together(session.Query("SELECT feedback, place, level, raised FROM concerns WHERE feedback = ?1 AND state IN ('open', 'needs_information')", Notice, feedbackId)).FirstOrDefault(),
            cancellationToken);

    public Task<IReadOnlyList<ConcernNotice>> UnopenedAsync(CancellationToken cancellationToken)
        => reader.ReadAsync<IReadOnlyList<ConcernNotice>>(session => [.. Together(session.Query(Unopened, Notice)).Concat(session.Query(UnopenedTranscripts, Transcript)).OrderBy(notice => notice.Raised)], cancellationToken);

    public Task<bool> IsToldAsync(string feedbackId, string notice, string notifier, CancellationToken cancellationToken)
        => reader.ReadAsync(
            session => session.First("SELECT 1 FROM concern_tellings WHERE feedback = ?1 AND notice = ?2 AND notifier = ?3", _ => true, feedbackId, notice, notifier),
            cancellationToken);

    public Task MarkToldAsync(string feedbackId, string notice, string notifier, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return writer.WriteAsync(
            session =>
            {
                session.Execute("INSERT OR IGNORE INTO concern_tellings (feedback, notice, notifier, at) VALUES (?1, ?2, ?3, ?4)", feedbackId, notice, notifier, SqliteTime.Of(now));
                SqliteAudit.Append(session, now, Pipeline, feedbackId.Length == 0 ? "safeguarding-route-tested" : "concern-told", feedbackId, $"{notifier} {notice}");
            },
            cancellationToken);
    }

    public Task MarkFailedAsync(string feedbackId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return writer.WriteAsync(session => SqliteAudit.Append(session, now, Pipeline, "concern-not-told", feedbackId), cancellationToken);
    }

    private static IEnumerable<ConcernNotice> Together(IEnumerable<ConcernNotice> concerns)
        => concerns.GroupBy(concern => concern.FeedbackId)
            .Select(group => group.OrderBy(concern => concern.Level).First() with { Raised = group.Min(concern => concern.Raised) });

    private static ConcernNotice Transcript(SqliteRow row) => Notice(row) with { IsTranscript = true };

    private static ConcernNotice Notice(SqliteRow row)
        => new(row.GetString(0), row.GetString(1), Code.Parse<ConcernLevel>(row.GetString(2)), SqliteTime.From(row.GetInt64(3)));
}
