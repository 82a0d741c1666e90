using FeedbackPipeline.Storing.Sqlite.Reviewing;
using FeedbackPipeline.Tagging.Screening.Previewing;

namespace FeedbackPipeline.Storing.Sqlite.Tagging;

public sealed class SqlitePastWords(SqliteReader reader) : IPastWords
{
    private const string Newest =
        """
        SELECT newest.id, newest.received, words.text, translations.text
        FROM (SELECT sequence, id, received FROM feedback ORDER BY received DESC, id DESC LIMIT ?1) AS newest
        LEFT JOIN words ON words.number = newest.sequence
        LEFT JOIN translations ON translations.feedback = newest.id AND translations.question = words.question
        ORDER BY newest.received DESC, newest.id DESC
        """;

    public Task<PastWords> NewestAsync(int most, CancellationToken cancellationToken)
        => reader.ReadAsync(session => new PastWords(Comments(session, most), session.First("SELECT count(*) FROM feedback", row => row.GetInt32(0))), cancellationToken);

    public Task<IReadOnlyDictionary<string, string>> RedactedAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        var list = PlaceList.Json(ids);
        return reader.ReadAsync<IReadOnlyDictionary<string, string>>(
            session => session.Query(
                    "SELECT feedback, text FROM redacted WHERE feedback IN (SELECT value FROM json_each(?1)) ORDER BY feedback, question",
                    row => (Id: row.GetString(0), Text: row.GetString(1)),
                    list)
                .GroupBy(answer => answer.Id)
                .ToDictionary(answers => answers.Key, answers => string.Join(" · ", answers.Select(answer => answer.Text))),
            cancellationToken);
    }

    private static List<PastComment> Comments(SqliteSession session, int most)
    {
        List<PastComment> comments = [];
        List<string> texts = [];
        foreach (var (id, received, text, english) in session.Query(Newest, Row, most))
        {
            if (comments.Count == 0 || comments[^1].Id != id)
            {
                texts = [];
                comments.Add(new(id, SqliteTime.From(received), texts));
            }

            texts.AddRange(new[] { text, english }.OfType<string>());
        }

        return comments;
    }

    private static (string Id, long Received, string? Text, string? English) Row(SqliteRow row)
        => (row.GetString(0), row.GetInt64(1), row.IsDBNull(2) ? null : row.GetString(2), row.IsDBNull(3) ? null : row.GetString(3));
}
