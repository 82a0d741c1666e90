namespace FeedbackPipeline.Storing.Sqlite.Tagging;

/// <summary>What a place and everything below it add to the places above, so that the counts go along when it moves.</summary>
internal static class CountedPlace
{
    private const string Months =
        """
        WITH RECURSIVE above(id, parent) AS (
          SELECT over.id, over.parent FROM places JOIN places AS over ON over.id = places.parent WHERE places.id = ?1
          UNION ALL SELECT places.id, places.parent FROM above JOIN places ON places.id = above.parent)
        INSERT INTO theme_counts (place, month, theme, sentiment, channel, n)
        SELECT above.id, month, theme, sentiment, channel, n * ?2 FROM above JOIN theme_counts ON theme_counts.place = ?1 WHERE true
        ON CONFLICT DO UPDATE SET n = n + excluded.n
        """;

    private const string Days =
        """
        WITH RECURSIVE above(id, parent) AS (
          SELECT over.id, over.parent FROM places JOIN places AS over ON over.id = places.parent WHERE places.id = ?1
          UNION ALL SELECT places.id, places.parent FROM above JOIN places ON places.id = above.parent)
        INSERT INTO theme_days (place, day, theme, sentiment, n)
        SELECT above.id, day, theme, sentiment, n * ?2 FROM above JOIN theme_days ON theme_days.place = ?1 WHERE true
        ON CONFLICT DO UPDATE SET n = n + excluded.n
        """;

    /// <param name="sign">-1 before the place leaves where it is, +1 once it has arrived.</param>
    public static void AddToAbove(SqliteSession session, string place, int sign)
    {
        session.Execute(Months, place, sign);
        session.Execute(Days, place, sign);
    }
}
