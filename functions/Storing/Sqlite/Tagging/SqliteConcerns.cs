using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Storing.Sqlite.Tagging;

/// <summary>Concerns inside somebody else's transaction. A concern once raised is only ever closed by a person, never by a later tagging.</summary>
internal static class SqliteConcerns
{
    private const string MoreUrgent = "instr('ring-now notify-lead read-first', excluded.level) < instr('ring-now notify-lead read-first', concerns.level)";

    /// <returns>True where somebody must be told: a concern is new, or became more urgent while it waits, and is more than "read first".</returns>
    public static bool Raise(SqliteSession session, string feedbackId, IReadOnlyList<Concern> concerns, DateTimeOffset now)
    {
        var tell = false;
        foreach (var concern in concerns)
        {
            var changed = session.Execute(
                $"""
                INSERT INTO concerns (feedback, kind, level, raised, place) SELECT ?1, ?2, ?3, ?4, place FROM feedback WHERE id = ?1
                ON CONFLICT (feedback, kind) DO UPDATE SET level = excluded.level WHERE state IN ('open', 'needs_information') AND {MoreUrgent}
                """,
                feedbackId,
                concern.Kind,
                Code.Of(concern.Level),
                SqliteTime.Of(now)) > 0;
            tell |= changed && concern.Level != ConcernLevel.ReadFirst;
        }

        return tell;
    }
}
