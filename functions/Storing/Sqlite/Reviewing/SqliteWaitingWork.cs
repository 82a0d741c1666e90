using FeedbackPipeline.Reviewing.Landing;

namespace FeedbackPipeline.Storing.Sqlite.Reviewing;

public sealed class SqliteWaitingWork(SqliteReader reader) : IWaitingWork
{
    internal const string Unread =
        "SELECT count(*) FROM (SELECT 1 FROM feedback WHERE place IN (SELECT value FROM json_each(?1)) AND read IS NULL LIMIT ?2)";

    internal const string Concerns =
        """
        SELECT count(*), coalesce(sum(level = 'ring-now'), 0) FROM (
          SELECT level FROM concerns WHERE place IN (SELECT value FROM json_each(?1)) AND state IN ('open', 'needs_information') LIMIT ?2)
        """;

    internal const string Alerts =
        "SELECT count(*) FROM (SELECT 1 FROM alerts WHERE place IN (SELECT value FROM json_each(?1)) AND closed IS NULL LIMIT ?2)";

    public Task<Waiting> CountAsync(IReadOnlyList<string> places, int most, CancellationToken cancellationToken)
    {
        var list = PlaceList.Json(places);
        return reader.ReadAsync(
            session =>
            {
                var concerns = session.First(Concerns, row => (All: row.GetInt32(0), Urgent: row.GetInt32(1)), list, most);
                return new Waiting(
                    session.First(Unread, row => row.GetInt32(0), list, most),
                    concerns.All,
                    concerns.Urgent,
                    session.First(Alerts, row => row.GetInt32(0), list, most));
            },
            cancellationToken);
    }
}
