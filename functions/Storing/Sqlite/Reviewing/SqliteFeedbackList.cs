using FeedbackPipeline.Reviewing.Reading;

namespace FeedbackPipeline.Storing.Sqlite.Reviewing;

public sealed class SqliteFeedbackList(SqliteReader reader) : IFeedbackList
{
    /// <summary>A rare combination of filters must not read the whole store: after this many that did not fit, the list says so and offers to go on.</summary>
    private const int LookAtMost = 1_000;

    public Task<FeedbackPage> ReadAsync(FeedbackFilter filter, string? after, int most, CancellationToken cancellationToken)
        => reader.ReadAsync(session => Read(session, filter, Start(session, filter, after), most), cancellationToken);

    private static FeedbackPage Read(SqliteSession session, FeedbackFilter filter, FeedbackKey start, int most)
    {
        var found = new List<FeedbackKey>(most);
        var looked = 0;
        FeedbackKey? last = null;
        foreach (var key in SqliteNewest.Walk(session, filter, start))
        {
            if (found.Count == most || looked == LookAtMost)
            {
                return new(Rows(session, found), last!.Id, found.Count < most);
            }

            looked++;
            last = key;
            if (key.Fits(filter))
            {
                found.Add(key);
            }
        }

        return new(Rows(session, found), null, false);
    }

    private static FeedbackKey Start(SqliteSession session, FeedbackFilter filter, string? after)
    {
        var start = filter.Before is { } before ? new FeedbackKey(SqliteTime.Of(before), "") : FeedbackKey.Newest;
        var seen = after is null ? null : session.First("SELECT received, id FROM feedback WHERE id = ?1", row => new FeedbackKey(row.GetInt64(0), row.GetString(1)), after);
        return seen is not null && FeedbackKey.NewestFirst.Compare(start, seen) < 0 ? seen : start;
    }

    private static List<ListedFeedback> Rows(SqliteSession session, List<FeedbackKey> keys)
        => [.. keys.Select(key => SqliteListed.Read(session, key.Id)).OfType<ListedFeedback>()];
}
