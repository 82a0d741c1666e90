using FeedbackPipeline.Collecting.Recordings;
using FeedbackPipeline.Reviewing.Concerns;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Storing.Sqlite.Collecting;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Storing.Sqlite.Reviewing;

public sealed class SqliteConcernDesk(SqliteReader reader, SqliteWriter writer, Sealing sealing, TimeProvider time) : IConcernDesk
{
    internal const string Waiting =
        """
        SELECT feedback, kind, level, raised, state, place, sealed IS NOT NULL FROM concerns
        WHERE place IN (SELECT value FROM json_each(?1)) AND state IN ('open', 'needs_information')
        """;

    private const string OfFeedback =
        "SELECT kind, level, raised, state, decided, decided_by, reason, place, sealed FROM concerns WHERE feedback = ?1 ORDER BY kind";

    public Task<IReadOnlyList<WaitingConcern>> ListAsync(IReadOnlyList<string> places, CancellationToken cancellationToken)
    {
        var list = PlaceList.Json(places);
        return reader.ReadAsync<IReadOnlyList<WaitingConcern>>(
            session =>
            [
                .. session.Query(Waiting, WaitingRow, list)
                    .GroupBy(concern => concern.FeedbackId)
                    .Select(Together)
                    .OrderBy(concern => concern.Level).ThenBy(concern => concern.Raised).ThenBy(concern => concern.FeedbackId, StringComparer.Ordinal),
            ],
            cancellationToken);
    }

    public Task<ConcernFile?> OpenAsync(string feedbackId, IReadOnlyList<string> places, string actor, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return writer.WriteAsync(
            session =>
            {
                var rows = Rows(session, feedbackId, places);
                if (rows.Count == 0)
                {
                    return null;
                }

                SqliteAudit.Append(session, now, actor, "concern-viewed", feedbackId);
                var erased = !session.First("SELECT 1 FROM feedback WHERE id = ?1", _ => true, feedbackId);
                return new ConcernFile(feedbackId, rows[0].Place, erased, erased ? Unsealed(feedbackId, rows) : [.. SqliteOriginal.Read(session, feedbackId), .. Unchecked(session, feedbackId)], [.. rows.Select(row => row.Concern)]);
            },
            cancellationToken);
    }

    public async Task<bool> DecideAsync(ConcernDecision decision, IReadOnlyList<string> places, string actor, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var (decided, forgotten) = await writer.WriteAsync(
            session =>
            {
                if (!Rows(session, decision.FeedbackId, places).Exists(row => row.Concern.Kind == decision.Kind && row.Concern.Waits))
                {
                    return (false, false);
                }

                session.Execute(
                    "UPDATE concerns SET state = ?3, decided = ?4, decided_by = ?5, reason = ?6 WHERE feedback = ?1 AND kind = ?2",
                    decision.FeedbackId,
                    decision.Kind,
                    Code.Of(decision.Outcome),
                    SqliteTime.Of(now),
                    actor,
                    decision.Reason);
                SqliteAudit.Append(session, now, actor, "concern-decided", decision.FeedbackId, $"{decision.Kind} {Code.Of(decision.Outcome)}");
                return (true, ForgetDecided(session, decision.FeedbackId, now));
            },
            cancellationToken);
        if (forgotten)
        {
            await writer.EmptyLogAsync(cancellationToken);
        }

        return decided;
    }

    /// <summary>The sealed copy was kept for the decision alone.</summary>
    private static bool ForgetDecided(SqliteSession session, string feedbackId, DateTimeOffset now)
    {
        var removed = session.Execute(
            """
            UPDATE concerns SET sealed = NULL WHERE feedback = ?1 AND sealed IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM concerns AS other WHERE other.feedback = ?1 AND other.state IN ('open', 'needs_information'))
            """,
            feedbackId) > 0;
        if (removed)
        {
            SqliteAudit.Append(session, now, "pipeline", "sealed-copy-removed", feedbackId);
        }

        return removed;
    }

    private static List<ConcernRow> Rows(SqliteSession session, string feedbackId, IReadOnlyList<string> places)
        => [.. session.Query(OfFeedback, ConcernRow.Of, feedbackId).Where(row => places.Contains(row.Place, StringComparer.Ordinal))];

    /// <summary>What a machine heard and nobody has checked: the lead does not wait for that.</summary>
    private IEnumerable<Answer> Unchecked(SqliteSession session, string feedbackId)
        => SqliteRecordings.Heard(session, sealing, feedbackId) is { Count: > 0 } heard
            ? [new(RecordedAnswer.Unchecked, string.Join('\n', heard.Select(segment => segment.Text)), RecordedAnswer.Asked)]
            : [];

    private List<Answer> Unsealed(string feedbackId, List<ConcernRow> rows)
        => rows.Find(row => row.Sealed is not null) is { } kept ? [new("text", sealing.Open(kept.Sealed!, feedbackId), "nonspecific")] : [];

    private static WaitingConcern WaitingRow(SqliteRow row)
        => new(
            row.GetString(0),
            [row.GetString(1)],
            Code.Parse<ConcernLevel>(row.GetString(2)),
            SqliteTime.From(row.GetInt64(3)),
            row.GetString(5),
            row.GetString(4) == Code.Of(ConcernState.NeedsInformation),
            row.GetBoolean(6));

    private static WaitingConcern Together(IEnumerable<WaitingConcern> concerns)
    {
        var all = concerns.OrderBy(concern => concern.Level).ToList();
        return all[0] with
        {
            Kinds = [.. all.SelectMany(concern => concern.Kinds)],
            Raised = all.Min(concern => concern.Raised),
            NeedsInformation = all.TrueForAll(concern => concern.NeedsInformation),
        };
    }

    private sealed record ConcernRow(FiledConcern Concern, string Place, string? Sealed)
    {
        public static ConcernRow Of(SqliteRow row)
            => new(
                new(
                    row.GetString(0),
                    Code.Parse<ConcernLevel>(row.GetString(1)),
                    SqliteTime.From(row.GetInt64(2)),
                    Code.Parse<ConcernState>(row.GetString(3)),
                    row.IsDBNull(4) ? null : SqliteTime.From(row.GetInt64(4)),
                    row.IsDBNull(5) ? null : row.GetString(5),
                    row.IsDBNull(6) ? null : row.GetString(6)),
                row.GetString(7),
                row.IsDBNull(8) ? null : row.GetString(8));
    }
}
