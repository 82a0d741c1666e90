using FeedbackPipeline.Securing;
using FeedbackPipeline.Storing.Erasing;
using FeedbackPipeline.Storing.Sqlite.Collecting;
using FeedbackPipeline.Storing.Sqlite.Tagging;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Storing.Sqlite;

public sealed class SqliteErasure(SqliteReader reader, SqliteWriter writer, Sealing sealing, OrganisationCalendar calendar, TimeProvider time) : IErasureStore
{
    private const string ByReceipt = "SELECT id, sequence, respondent FROM feedback WHERE receipt = ?1";
    private const string ById = "SELECT id, sequence, respondent FROM feedback WHERE id = ?1";

    public Task<Erased?> EraseAsync(string receipt, string actor, CancellationToken cancellationToken) => EraseAsync(ByReceipt, receipt, actor, cancellationToken);

    public Task<Erased?> EraseByIdAsync(string feedbackId, string actor, CancellationToken cancellationToken) => EraseAsync(ById, feedbackId, actor, cancellationToken);

    public async Task<IReadOnlyList<string>> ErasedSinceAsync(DateTimeOffset since, CancellationToken cancellationToken)
        => await reader.ReadAsync(session => session.Query("SELECT id FROM tombstones WHERE at >= ?1 ORDER BY at, id", row => row.GetString(0), SqliteTime.Of(since)), cancellationToken);

    private async Task<Erased?> EraseAsync(string found, string key, string actor, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var erased = await writer.WriteAsync(session => Erase(session, found, key, actor, now), cancellationToken);
        if (erased is not null)
        {
            await writer.EmptyLogAsync(cancellationToken);
        }

        return erased;
    }

    private Erased? Erase(SqliteSession session, string found, string key, string actor, DateTimeOffset now)
    {
        var (id, number, respondent) = session.First(found, row => (row.GetString(0), row.GetInt64(1), row.IsDBNull(2) ? null : row.GetString(2)), key);
        if (id is null)
        {
            return null;
        }

        CountedFeedback.Read(session, id, calendar)?.AddTo(session, -1);
        var kept = SealOpenConcerns(session, id, number);
        session.Execute("DELETE FROM words WHERE number = ?1", number);
        session.Execute("DELETE FROM redacted WHERE feedback = ?1", id);
        session.Execute("DELETE FROM about WHERE number = ?1", number);
        session.Execute("DELETE FROM themes WHERE feedback = ?1", id);
        session.Execute("DELETE FROM translations WHERE feedback = ?1", id);
        session.Execute("DELETE FROM machine_tags WHERE feedback = ?1", id);
        SqliteLearnedModels.Forget(session, id);
        CountedTerms.Forget(session, id);
        session.Execute("DELETE FROM concerns WHERE feedback = ?1 AND sealed IS NULL", id);
        session.Execute("DELETE FROM concern_tellings WHERE feedback = ?1 AND NOT EXISTS (SELECT 1 FROM concerns WHERE concerns.feedback = ?1)", id);
        session.Execute("DELETE FROM queue WHERE feedback = ?1", number);
        session.Execute("UPDATE observations SET feedback = NULL, person = NULL WHERE feedback = ?1", id);
        session.Execute("DELETE FROM feedback WHERE id = ?1", id);
        Forget(session, id);
        if (respondent is not null && !session.First("SELECT 1 FROM feedback WHERE respondent = ?1", _ => true, respondent))
        {
            Forget(session, respondent);
        }

        session.Execute("INSERT OR IGNORE INTO tombstones (id, at) VALUES (?1, ?2)", id, SqliteTime.Of(now));
        SqliteAudit.Append(session, now, actor, "erased", id, kept ? "sealed copy kept" : null);
        return new(id, kept);
    }

    /// <summary>
    /// Takes a person out of the markers of who was counted, by the key of the table. Whoever erases all their words and speaks again in the same epoch
    /// counts again: remembering them would be keeping what they asked us to forget. People on the register stay marked; the register holds their token.
    /// </summary>
    private static void Forget(SqliteSession session, string person)
    {
        if (session.First("SELECT 1 FROM register WHERE count_token = ?1", _ => true, person))
        {
            return;
        }

        foreach (var (scope, epoch) in session.Query("SELECT scope, epoch FROM alphas", row => (row.GetString(0), row.GetInt32(1))))
        {
            session.Execute("DELETE FROM seen WHERE scope = ?1 AND epoch = ?2 AND person = ?3", scope, epoch, person);
        }
    }

    /// <summary>What the lead still has to decide stays readable for that role alone.</summary>
    private bool SealOpenConcerns(SqliteSession session, string id, long number)
    {
        if (!session.First("SELECT 1 FROM concerns WHERE feedback = ?1 AND state IN ('open', 'needs_information')", _ => true, id))
        {
            return false;
        }

        var words = string.Join(
            "\n\n",
            session.Query("SELECT text FROM words WHERE number = ?1 ORDER BY question", row => row.GetString(0), number).Concat(SqliteRecordings.Heard(session, sealing, id).Select(segment => segment.Text)));
        return session.Execute("UPDATE concerns SET sealed = ?2 WHERE feedback = ?1 AND state IN ('open', 'needs_information')", id, sealing.Seal(words, id)) > 0;
    }
}
