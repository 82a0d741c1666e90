using FeedbackPipeline.Measuring.Registering;

namespace FeedbackPipeline.Storing.Sqlite.Measuring;

/// <summary>
/// The register by place and category. Heard is whoever counts this epoch in the register of the whole organisation, where everyone on it counts; erased
/// words stay counted, and words on somebody's behalf never were.
/// </summary>
internal static class SqliteRegisterCounts
{
    public static IReadOnlyList<RegisterCount> Read(SqliteSession session, int epoch)
    {
        var people = session.Query(
            """
            SELECT place, about, EXISTS (SELECT 1 FROM seen WHERE scope = ?1 AND epoch = ?2 AND person = count_token), count(*)
            FROM register WHERE left_at IS NULL GROUP BY 1, 2, 3
            """,
            row => (Place: row.GetString(0), About: SqliteRegisterAbout.Read(row.GetString(1)), Heard: row.GetBoolean(2), Count: row.GetInt64(3)),
            Everyone(session),
            epoch);
        return
        [
            .. people
                .SelectMany(group => group.About.SelectMany(pair => pair.Value.Select(category => (group.Place, Dimension: pair.Key, Category: category, group.Heard, group.Count)))
                    .Prepend((group.Place, Dimension: "", Category: "", group.Heard, group.Count)))
                .GroupBy(known => (known.Place, known.Dimension, known.Category))
                .Select(same => new RegisterCount(same.Key.Place, same.Key.Dimension, same.Key.Category, same.Sum(known => known.Count), same.Where(known => known.Heard).Sum(known => known.Count)))
                .OrderBy(count => count.Place, StringComparer.Ordinal).ThenBy(count => count.Dimension, StringComparer.Ordinal).ThenBy(count => count.Category, StringComparer.Ordinal),
        ];
    }

    /// <summary>Who is on the register at these places, and whether they were heard. Never leaves the transaction that prints cards.</summary>
    public static Dictionary<string, bool> People(SqliteSession session, string places, int epoch)
        => session.Query(
                """
                SELECT count_token, EXISTS (SELECT 1 FROM seen WHERE scope = ?1 AND epoch = ?2 AND person = count_token)
                FROM register WHERE left_at IS NULL AND place IN (SELECT value FROM json_each(?3))
                """,
                row => (row.GetString(0), row.GetBoolean(1)),
                Everyone(session),
                epoch,
                places)
            .ToDictionary(StringComparer.Ordinal);

    private static string Everyone(SqliteSession session)
        => FeedbackPipeline.Measuring.Projecting.Scopes.Register(session.First("SELECT id FROM places WHERE parent IS NULL", row => row.GetString(0)) ?? "");
}
