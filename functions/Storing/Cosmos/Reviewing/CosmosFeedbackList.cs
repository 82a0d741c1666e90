using FeedbackPipeline.Reviewing.Reading;

namespace FeedbackPipeline.Storing.Cosmos.Reviewing;

/// <summary>Walks the feedback newest first by one composite index: place, time, theme, unread and not tagged are filtered there, the rest here.</summary>
internal sealed class CosmosFeedbackList(CosmosAccount account, CosmosFeedback feedback) : IFeedbackList
{
    /// <summary>A rare combination of filters must not read the whole store: after this many that did not fit, the list says so and offers to go on.</summary>
    private const int LookAtMost = 1_000;

    private const int AtOnce = 100;

    public async Task<FeedbackPage> ReadAsync(FeedbackFilter filter, string? after, int most, CancellationToken cancellationToken)
    {
        var found = new List<ListedRow>(most);
        var (looked, last) = (0, await StartAsync(filter, after, cancellationToken));
        while (true)
        {
            var wanted = IsFilteredHere(filter) ? AtOnce : most - found.Count + 1;
            var rows = await NextAsync(filter, last, wanted, cancellationToken);
            foreach (var row in rows)
            {
                if (found.Count == most || looked == LookAtMost)
                {
                    return new(Listed(found), last!.Id, found.Count < most);
                }

                looked++;
                last = new(row.Received, row.Id);
                if (Fits(row, filter))
                {
                    found.Add(row);
                }
            }

            if (rows.Count < wanted)
            {
                return new(Listed(found), null, false);
            }
        }
    }

    private async Task<Key?> StartAsync(FeedbackFilter filter, string? after, CancellationToken cancellationToken)
    {
        var start = filter.Before is { } before ? new Key(before, "") : null;
        var seen = after is not null && await feedback.FindAsync(after, cancellationToken) is { } kept ? new Key(kept.Received, kept.Id) : null;
        return seen is not null && (start is null || seen.Received < start.Received) ? seen : start;
    }

    private Task<List<ListedRow>> NextAsync(FeedbackFilter filter, Key? last, int most, CancellationToken cancellationToken)
        => account.Items.QueryAsync<ListedRow>(
            null,
            $"""
            SELECT TOP @most {ListedRow.Columns} FROM c {(filter.Theme is null ? "" : "JOIN t IN c.themes")}
            WHERE c.type = 'feedback' AND ARRAY_CONTAINS(@places, c.place){(filter.Theme is null ? "" : " AND t.id = @theme")}{(filter.NotYetTagged ? " AND c.waiting = true" : "")}{(filter.Unread ? " AND c.unread = true" : "")}
            AND c.received >= @from AND (c.received < @received OR (c.received = @received AND c.id < @id))
            ORDER BY c.received DESC, c.id DESC
            """,
            cancellationToken,
            ("@most", most),
            ("@places", filter.Places),
            ("@theme", filter.Theme),
            ("@from", filter.From?.ToUnixTimeMilliseconds() ?? 0),
            ("@received", (last?.Received ?? DateTimeOffset.MaxValue).ToUnixTimeMilliseconds()),
            ("@id", last?.Id ?? ""));

    private static bool IsFilteredHere(FeedbackFilter filter) => filter.Sentiment is not null || filter.Channel is not null || filter.Language is not null;

    private static bool Fits(ListedRow row, FeedbackFilter filter)
        => (filter.Sentiment is null || row.Sentiment == filter.Sentiment) && (filter.Channel is null || row.Channel == filter.Channel)
            && (!filter.NotYetTagged || filter.Theme is null) && filter.LanguageFits(row.Language);

    private static List<ListedFeedback> Listed(List<ListedRow> rows) => rows.ConvertAll(row => row.ToListed());

    private sealed record Key(DateTimeOffset Received, string Id);
}
