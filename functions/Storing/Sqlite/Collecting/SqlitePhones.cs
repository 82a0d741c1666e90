namespace FeedbackPipeline.Storing.Sqlite.Collecting;

/// <summary>Forgets numbers, inside somebody else's transaction.</summary>
internal static class SqlitePhones
{
    /// <summary>Once a dialogue is over and its last reply is out, nothing needs the number. A phone that said STOP stays known by its hash, so that it stays unbothered.</summary>
    public static void ForgetWhereOver(SqliteSession session, string phoneId)
    {
        const string Waits = "SELECT 1 FROM replies WHERE phone = ?1 AND state = 'waiting'";
        if (session.First(Waits, _ => true, phoneId))
        {
            return;
        }

        session.Execute("UPDATE phones SET number = NULL WHERE id = ?1 AND ending = 1", phoneId);
        session.Execute("DELETE FROM phones WHERE id = ?1 AND ending = 1 AND stopped = 0 AND NOT EXISTS (SELECT 1 FROM texted WHERE phone = ?1)", phoneId);
    }

    /// <returns>How many numbers were forgotten.</returns>
    public static int Forget(SqliteSession session, long before, int most)
    {
        var numbers = session.Execute("UPDATE phones SET number = NULL, asked = NULL WHERE id IN (SELECT id FROM phones WHERE newest < ?1 AND number IS NOT NULL LIMIT ?2)", before, most);
        session.Execute(
            """
            DELETE FROM phones WHERE id IN (SELECT id FROM phones WHERE newest < ?1 AND number IS NULL AND stopped = 0
            AND NOT EXISTS (SELECT 1 FROM texted WHERE phone = phones.id) LIMIT ?2)
            """,
            before,
            most);
        session.Execute("DELETE FROM texts_in WHERE id IN (SELECT id FROM texts_in WHERE worked < ?1 LIMIT ?2)", before, most);
        session.Execute("DELETE FROM replies WHERE id IN (SELECT id FROM replies WHERE written < ?1 LIMIT ?2)", before, most);
        return numbers;
    }
}
