using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Storing.Sqlite.Reviewing;

/// <summary>Words as they were given. Only called in a transaction that has put the look on record.</summary>
internal static class SqliteOriginal
{
    public static List<Answer> Read(SqliteSession session, string id)
        => session.Query(
            "SELECT question, text, asked FROM words WHERE number = (SELECT sequence FROM feedback WHERE id = ?1) ORDER BY question",
            row => new Answer(row.GetString(0), row.GetString(1), row.GetString(2)),
            id);
}
