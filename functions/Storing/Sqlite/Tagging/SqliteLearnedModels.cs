using FeedbackPipeline.Tagging.Learning;
using FeedbackPipeline.Tagging.Modelling.Retraining;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Storing.Sqlite.Tagging;

public sealed class SqliteLearnedModels(SqliteReader reader, SqliteWriter writer) : ILearnedModels
{
    internal const string Corrections =
        """
        SELECT feedback, themes, sentiment FROM checks
        WHERE themes IS NOT NULL AND number = (SELECT max(number) FROM checks AS newest WHERE newest.feedback = checks.feedback)
        ORDER BY number DESC LIMIT ?1
        """;

    /// <summary>The English words each feedback is themed by; answers in other languages teach nothing.</summary>
    private const string Words =
        """
        SELECT coalesce(translations.text, words.text), words.asked FROM words
        LEFT JOIN translations ON translations.feedback = ?1 AND translations.question = words.question
        WHERE words.number = (SELECT sequence FROM feedback WHERE id = ?1) ORDER BY words.question
        """;

    /// <summary>Inside the transaction that takes a person's decision away with the words it was about.</summary>
    public static void Forget(SqliteSession session, string feedbackId)
    {
        if (session.Execute("DELETE FROM checks WHERE feedback = ?1", feedbackId) > 0)
        {
            session.Execute("UPDATE learned_models SET body = NULL");
            Count(session);
        }
    }

    public static void Count(SqliteSession session) => session.Execute("UPDATE numbers SET value = value + 1 WHERE name = 'checks'");

    public Task<byte[]?> ReadAsync(string framework, long number, CancellationToken cancellationToken)
        => reader.ReadAsync(
            session => session.First("SELECT body FROM learned_models WHERE number = ?1 AND framework = ?2 AND body IS NOT NULL", row => row.GetBytes(0), number, framework),
            cancellationToken);

    public Task<LearningState> StateAsync(string framework, CancellationToken cancellationToken)
        => reader.ReadAsync(
            session => new LearningState(
                session.First("SELECT value FROM numbers WHERE name = 'checks'", row => row.GetInt64(0)),
                session.First("SELECT count(*) FROM (SELECT feedback FROM checks GROUP BY feedback)", row => row.GetInt32(0)),
                session.First(
                    "SELECT last_check, corrections, version, at, took FROM learned_models WHERE framework = ?1 ORDER BY number DESC LIMIT 1",
                    row => new LearnedFrom(row.GetInt64(0), row.GetInt32(1), row.GetInt32(2), SqliteTime.From(row.GetInt64(3)), row.GetInt64(4)),
                    framework)),
            cancellationToken);

    public Task<IReadOnlyList<CorrectedComment>> CorrectionsAsync(int most, CancellationToken cancellationToken)
        => reader.ReadAsync<IReadOnlyList<CorrectedComment>>(
            session => [.. session.Query(Corrections, row => (Id: row.GetString(0), Themes: row.GetString(1), Tone: row.GetString(2)), most).Select(check => Comment(session, check.Id, check.Themes, check.Tone)).OfType<CorrectedComment>()],
            cancellationToken);

    public Task KeepAsync(string framework, ReadOnlyMemory<byte>? model, LearnedFrom learned, CancellationToken cancellationToken)
        => writer.WriteAsync(
            session =>
            {
                // What was erased while this was learned must not come back with it; the next run learns without it.
                var current = session.First("SELECT value FROM numbers WHERE name = 'checks'", row => row.GetInt64(0)) == learned.Check;
                session.Execute("UPDATE learned_models SET body = NULL WHERE framework = ?1", framework);
                session.Execute(
                    "INSERT INTO learned_models (framework, body, last_check, corrections, version, at, took) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                    framework,
                    current ? model?.ToArray() : null,
                    learned.Check,
                    learned.Corrections,
                    learned.Version,
                    SqliteTime.Of(learned.At),
                    learned.Milliseconds);
            },
            cancellationToken);

    private static CorrectedComment? Comment(SqliteSession session, string id, string themes, string tone)
    {
        var words = session.Query(Words, row => (Text: row.GetString(0), Asked: row.GetString(1)), id);
        return words.Count == 0
            ? null
            : new(string.Join("\n", words.Select(word => word.Text)), words.Count == 1 ? words[0].Asked : null, TagsJson.Texts(themes), Code.Parse<Sentiment>(tone));
    }
}
