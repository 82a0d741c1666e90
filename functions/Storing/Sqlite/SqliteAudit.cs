namespace FeedbackPipeline.Storing.Sqlite;

/// <summary>Appends to the audit inside somebody else's transaction, so that nothing is done without its record.</summary>
internal static class SqliteAudit
{
    /// <param name="detail">Codes and numbers only; never words.</param>
    public static void Append(SqliteSession session, DateTimeOffset at, string actor, string action, string subject, string? detail = null)
        => session.Execute("INSERT INTO audit (at, actor, action, subject, detail) VALUES (?1, ?2, ?3, ?4, ?5)", SqliteTime.Of(at), actor, action, subject, detail);
}
