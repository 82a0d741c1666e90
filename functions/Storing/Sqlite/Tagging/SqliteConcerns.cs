using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Storing.Sqlite.Tagging;

/// <summary>Concerns inside somebody else's transaction. A concern once raised is only ever closed by a person, never by a later tagging.</summary>
internal static class SqliteConcerns
{
    public static void Raise(SqliteSession session, string feedbackId, IReadOnlyList<Concern> concerns, DateTimeOffset now)
    {
        foreach (var concern in concerns)
        {
            session.Execute(
                "INSERT INTO concerns (feedback, kind, level, raised, place) SELECT ?1, ?2, ?3, ?4, place FROM feedback WHERE id = ?1 ON CONFLICT DO NOTHING",
                feedbackId,
                concern.Kind,
                Code.Of(concern.Level),
                SqliteTime.Of(now));
        }
    }
}
