using FeedbackPipeline.Reviewing.Reading;

namespace FeedbackPipeline.Storing.Sqlite.Reviewing;

/// <summary>
/// Walks the feedback of many places newest first. Each place is read by its own index, a few rows at a time, and the places are merged: the work depends
/// on how far one walks and on how many places there are, never on how much feedback there is.
/// </summary>
internal static class SqliteNewest
{
    public const string OfPlace =
        """
        SELECT received, id, sentiment, channel, language, state FROM feedback
        WHERE place = ?1 AND (received, id) < (?2, ?3) AND received >= ?4 ORDER BY received DESC, id DESC LIMIT ?5
        """;

    public const string UnreadOfPlace =
        """
        SELECT received, id, sentiment, channel, language, state FROM feedback
        WHERE place = ?1 AND (received, id) < (?2, ?3) AND received >= ?4 AND read IS NULL ORDER BY received DESC, id DESC LIMIT ?5
        """;

    public const string UntaggedOfPlace =
        """
        SELECT received, id, sentiment, channel, language, state FROM feedback INDEXED BY feedback_untagged
        WHERE place = ?1 AND (received, id) < (?2, ?3) AND received >= ?4 AND state <> 'tagged' AND (?6 = 0 OR read IS NULL)
        ORDER BY received DESC, id DESC LIMIT ?5
        """;

    public const string OfTheme =
        """
        SELECT themes.received, feedback.id, sentiment, channel, language, state FROM themes CROSS JOIN feedback ON feedback.id = themes.feedback
        WHERE themes.place = ?1 AND (themes.received, themes.feedback) < (?2, ?3) AND themes.received >= ?4 AND theme = ?6 AND (?7 = 0 OR read IS NULL)
        ORDER BY themes.received DESC, themes.feedback DESC LIMIT ?5
        """;

    private const int AtOnce = 16;

    public static IEnumerable<FeedbackKey> Walk(SqliteSession session, FeedbackFilter filter, FeedbackKey start)
    {
        var queue = new PriorityQueue<IEnumerator<FeedbackKey>, FeedbackKey>(FeedbackKey.NewestFirst);
        foreach (var place in filter.Places)
        {
            var rows = OfOnePlace(session, filter, place, start).GetEnumerator();
            if (rows.MoveNext())
            {
                queue.Enqueue(rows, rows.Current);
            }
        }

        while (queue.TryDequeue(out var rows, out var key))
        {
            yield return key;
            if (rows.MoveNext())
            {
                queue.Enqueue(rows, rows.Current);
            }
        }
    }

    private static IEnumerable<FeedbackKey> OfOnePlace(SqliteSession session, FeedbackFilter filter, string place, FeedbackKey start)
    {
        var from = filter.From is { } moment ? SqliteTime.Of(moment) : long.MinValue;
        for (var last = start; ;)
        {
            var rows = Read(session, filter, place, last, from);
            foreach (var row in rows)
            {
                yield return row;
            }

            if (rows.Count < AtOnce)
            {
                yield break;
            }

            last = rows[^1];
        }
    }

    private static List<FeedbackKey> Read(SqliteSession session, FeedbackFilter filter, string place, FeedbackKey last, long from)
        => filter.NotYetTagged
            ? session.Query(UntaggedOfPlace, FeedbackKey.Of, place, last.Received, last.Id, from, AtOnce, filter.Unread ? 1 : 0)
            : filter.Theme is { } theme
            ? session.Query(OfTheme, FeedbackKey.Of, place, last.Received, last.Id, from, AtOnce, theme, filter.Unread ? 1 : 0)
            : session.Query(filter.Unread ? UnreadOfPlace : OfPlace, FeedbackKey.Of, place, last.Received, last.Id, from, AtOnce);
}
