using System.Collections.Immutable;
using FeedbackPipeline.Alerting;
using FeedbackPipeline.Alerting.Lifecycle;
using FeedbackPipeline.Alerting.Lifecycle.Signalling;
using FeedbackPipeline.Alerting.Rules;
using FeedbackPipeline.Messages;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Storing.Sqlite.Queueing;
using FeedbackPipeline.Storing.Sqlite.Reviewing;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Storing.Sqlite.Alerting;

public sealed class SqliteAlertBook(SqliteReader reader, SqliteWriter writer, Envelopes envelopes, IdFactory ids, TimeProvider time) : IAlertBook
{
    internal const string WaitingSignals = "SELECT number, scope, sequence, body FROM signals WHERE handled IS NULL ORDER BY number LIMIT ?1";

    // The open one is the newest, even where several opened in the same moment.
    internal const string OfSubject = "SELECT body FROM alerts WHERE place = ?1 AND rule = ?2 AND subject = ?3 ORDER BY closed IS NULL DESC, opened DESC, closed DESC";

    internal const string OpenAt = "SELECT body FROM alerts WHERE place IN (SELECT value FROM json_each(?1)) AND closed IS NULL ORDER BY opened DESC, id";

    internal const string ClosedAt = "SELECT body FROM alerts WHERE place IN (SELECT value FROM json_each(?1)) AND closed IS NOT NULL ORDER BY closed DESC, id LIMIT ?2";

    public Task<IReadOnlyList<WaitingSignal>> WaitingAsync(int most, CancellationToken cancellationToken)
        => reader.ReadAsync<IReadOnlyList<WaitingSignal>>(
            session => session.Query(
                WaitingSignals,
                row => new WaitingSignal(row.GetInt64(0), row.GetString(1), row.GetInt64(2), row.GetString(3)),
                most),
            cancellationToken);

    public Task<bool> IsHandledAsync(WaitingSignal signal, CancellationToken cancellationToken)
        => reader.ReadAsync(session => !session.First("SELECT 1 FROM signals WHERE number = ?1 AND handled IS NULL", _ => true, signal.Number), cancellationToken);

    public Task<bool> HandleAsync(WaitingSignal signal, SignTaken? taken, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return writer.WriteAsync(
            session =>
            {
                if (taken is not null && !Fits(session, taken))
                {
                    return false;
                }

                if (!MarkHandled(session, signal, now))
                {
                    return false;
                }

                if (taken is not null)
                {
                    Keep(session, taken.After, taken.Fact, now);
                }

                return true;
            },
            cancellationToken);
    }

    public Task SetAsideAsync(WaitingSignal signal, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return writer.WriteAsync(
            session =>
            {
                if (MarkHandled(session, signal, now))
                {
                    SqliteAudit.Append(session, now, AlertFact.Pipeline, "signal-not-understood", signal.Scope, $"signal {signal.Number}");
                }
            },
            cancellationToken);
    }

    public Task<IReadOnlyList<Alert>> OfSubjectAsync(string place, string rule, string subject, CancellationToken cancellationToken)
        => reader.ReadAsync<IReadOnlyList<Alert>>(
            session => session.Query(
                OfSubject,
                row => AlertFacts.Read(row.GetString(0)),
                place,
                rule,
                subject),
            cancellationToken);

    public Task<Alert?> FindAsync(string id, CancellationToken cancellationToken)
        => reader.ReadAsync(session => session.First("SELECT body FROM alerts WHERE id = ?1", row => AlertFacts.Read(row.GetString(0)), id), cancellationToken);

    public Task<IReadOnlyList<Alert>> ListAsync(IReadOnlyList<string> places, int mostClosed, CancellationToken cancellationToken)
    {
        var list = PlaceList.Json(places);
        return reader.ReadAsync<IReadOnlyList<Alert>>(
            session =>
            [
                .. session.Query(
                    OpenAt,
                    row => AlertFacts.Read(row.GetString(0)),
                    list),
                .. session.Query(
                    ClosedAt,
                    row => AlertFacts.Read(row.GetString(0)),
                    list,
                    mostClosed),
            ],
            cancellationToken);
    }

    public Task<ImmutableDictionary<string, long>> MarksAsync(IReadOnlyCollection<string> sources, CancellationToken cancellationToken)
        => reader.ReadAsync(
            session => sources.ToImmutableDictionary(
                source => source,
                source => session.First("SELECT sequence FROM scopes WHERE scope = ?1", row => row.GetInt64(0), source)),
            cancellationToken);

    public Task<DateTimeOffset?> FiguresReplacedAsync(string place, CancellationToken cancellationToken)
        => reader.ReadAsync(
            session => session.First("SELECT max(added) FROM reference_populations WHERE place = ?1", row => row.IsDBNull(0) ? (DateTimeOffset?)null : SqliteTime.From(row.GetInt64(0)), place),
            cancellationToken);

    public Task<bool> AppendAsync(Alert before, AlertFact fact, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return writer.WriteAsync(
            session =>
            {
                if (VersionOf(session, before.Id) != before.Version)
                {
                    return false;
                }

                Keep(session, before.With([fact]), fact, now);
                return true;
            },
            cancellationToken);
    }

    /// <summary>Where the alert has not changed since the decision, or none was opened since.</summary>
    private static bool Fits(SqliteSession session, SignTaken taken)
        => taken.Before is { } before
            ? VersionOf(session, before.Id) == before.Version
            : !session.First(
                "SELECT 1 FROM alerts WHERE place = ?1 AND rule = ?2 AND subject = ?3 AND closed IS NULL",
                _ => true,
                taken.After.Place,
                taken.After.Rule,
                taken.After.Subject);

    private static int VersionOf(SqliteSession session, string id)
        => session.First("SELECT version FROM alerts WHERE id = ?1", row => row.GetInt32(0), id);

    private static bool MarkHandled(SqliteSession session, WaitingSignal signal, DateTimeOffset now)
        => session.Execute("UPDATE signals SET handled = ?2 WHERE number = ?1 AND handled IS NULL", signal.Number, SqliteTime.Of(now)) == 1;

    private void Keep(SqliteSession session, Alert after, AlertFact fact, DateTimeOffset now)
    {
        session.Execute(
            """
            INSERT INTO alerts (id, place, rule, subject, state, opened, closed, version, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
            ON CONFLICT (id) DO UPDATE SET state = excluded.state, closed = excluded.closed, version = excluded.version, body = excluded.body
            """,
            after.Id,
            after.Place,
            after.Rule,
            after.Subject,
            Code.Of(after.State),
            SqliteTime.Of(after.Opened),
            after.Closed is { } closed ? SqliteTime.Of(closed) : null,
            after.Version,
            AlertFacts.Write(after.History));
        SqliteAudit.Append(session, now, fact.By, AlertFacts.ActionOf(fact), after.Id, $"version {after.Version}");
        if (after.TellVersion == after.Version)
        {
            SqliteQueue.Put(session, AlertChanged.Queue, ids.Next("m_"), envelopes.Seal(new AlertChanged(after.Id, after.TellChange)), subject: null, now);
        }
    }
}
