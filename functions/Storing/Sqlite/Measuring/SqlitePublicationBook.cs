using System.Globalization;
using FeedbackPipeline.Measuring.Folding;
using FeedbackPipeline.Measuring.Projecting;
using FeedbackPipeline.Measuring.Publishing;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Storing.Sqlite.Measuring;

public sealed class SqlitePublicationBook(SqliteReader reader) : IPublicationBook
{
    public Task<Publication?> NewestAsync(string scope, DateOnly day, bool shownOnly, CancellationToken cancellationToken)
        => reader.ReadAsync(
            session => session.First(
                "SELECT day, sequence, shown, state FROM publications WHERE scope = ?1 AND day <= ?2 AND shown >= ?3 ORDER BY day DESC LIMIT 1",
                Row,
                scope,
                Day(day),
                shownOnly),
            cancellationToken);

    public async Task<IReadOnlyList<Publication>> OfEpochAsync(string scope, int epoch, DateOnly day, CancellationToken cancellationToken)
        => await reader.ReadAsync(
            session => session.Query("SELECT day, sequence, shown, state FROM publications WHERE scope = ?1 AND epoch = ?2 AND day <= ?3 ORDER BY day", Row, scope, epoch, Day(day)),
            cancellationToken);

    public Task<long?> SequenceOnAsync(string scope, DateOnly day, CancellationToken cancellationToken)
        => reader.ReadAsync(
            session => session.First("SELECT sequence FROM ledger_days WHERE scope = ?1 AND day <= ?2 ORDER BY day DESC LIMIT 1", row => (long?)row.GetInt64(0), scope, Day(day)),
            cancellationToken);

    public async Task<IReadOnlyList<LedgerEntry>> ReadLedgerAsync(string scope, long after, long upTo, CancellationToken cancellationToken)
        => await reader.ReadAsync(
            session => session.Query(
                "SELECT sequence, person, reference, body FROM observations WHERE scope = ?1 AND sequence > ?2 AND sequence <= ?3 ORDER BY sequence",
                SqliteScopeStore.Entry,
                scope,
                after,
                upTo),
            cancellationToken);

    public Task<double?> FindAlphaAsync(string scope, int epoch, CancellationToken cancellationToken)
        => reader.ReadAsync(session => session.First("SELECT alpha FROM alphas WHERE epoch = ?1 AND scope = ?2", row => (double?)row.GetDouble(0), epoch, scope), cancellationToken);

    public async Task<IReadOnlyList<RepresentationSignal>> SignalsAsync(string scope, CancellationToken cancellationToken)
        => await reader.ReadAsync(
            session => session.Query("SELECT body FROM signals WHERE scope = ?1 ORDER BY sequence, number", row => RepresentationSignal.FromJson(row.GetString(0)), scope),
            cancellationToken);

    /// <summary>Writes what ended while a page was folded, inside the page's transaction.</summary>
    internal static void Write(SqliteSession session, ScopeCommit commit)
    {
        foreach (var (day, sequence) in commit.Days)
        {
            session.Execute("INSERT INTO ledger_days (scope, day, sequence) VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET sequence = excluded.sequence", commit.Before.Scope, Day(day), sequence);
        }

        foreach (var publication in commit.Publications)
        {
            var before = session.First(
                "SELECT epoch, people FROM publications WHERE scope = ?1 AND day < ?2 AND shown = 1 ORDER BY day DESC LIMIT 1",
                row => ((int Epoch, long People)?)(row.GetInt32(0), row.GetInt64(1)),
                commit.Before.Scope,
                Day(publication.Day));
            session.Execute(
                """
                INSERT INTO publications (scope, day, epoch, sequence, people, shown, state) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                ON CONFLICT DO UPDATE SET epoch = excluded.epoch, sequence = excluded.sequence, people = excluded.people, shown = excluded.shown, state = excluded.state
                """,
                commit.Before.Scope,
                Day(publication.Day),
                publication.State.Epoch,
                publication.Sequence,
                publication.People,
                Publication.MayBeShown(before, publication.State),
                publication.State.ToJson());
        }
    }

    internal static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    private static Publication Row(SqliteRow row)
        => new(DateOnly.ParseExact(row.GetString(0), "O", CultureInfo.InvariantCulture), row.GetInt64(1), row.GetBoolean(2), ScopeState.FromJson(row.GetString(3)));
}
