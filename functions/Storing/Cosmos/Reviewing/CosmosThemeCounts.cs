using System.Globalization;
using FeedbackPipeline.Reviewing.Themes;
using FeedbackPipeline.Storing.Cosmos.Projecting;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Storing.Cosmos.Reviewing;

/// <summary>Adds up the counts of the place and of everything below it.</summary>
internal sealed class CosmosThemeCounts(CosmosAccount account, IPlaceBook places, MoveFigures figures) : IThemeCounts
{
    public async Task<IReadOnlyList<ThemeCount>> ReadAsync(string place, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        await figures.NowAsync(cancellationToken);
        var (first, last) = (Text(from), Text(to));
        var generation = (await account.Ledgers.FindAsync<CheckpointDocument>(Projection.Pk, CheckpointDocument.OnlyId, cancellationToken))?.Document.Generation ?? 0;
        var counts = await account.Ledgers.QueryAsync<CountsDocument>(
            Projection.Pk,
            "SELECT * FROM c WHERE c.type = 'counts' AND ARRAY_CONTAINS(@places, c.place) AND c.month >= @from AND c.month <= @to",
            cancellationToken,
            ("@places", (await places.ReadAsync(cancellationToken)).WithBelow(place).Select(below => below.Id).ToList()),
            ("@from", first[..7]),
            ("@to", last[..7]));
        return
        [
            .. counts.Where(month => month.Generation == generation).SelectMany(month => month.Counts, (month, count) => (month.Month, Key: CountKey.Parse(count.Key), count.Value))
                .Where(count => string.CompareOrdinal(first, count.Key.Day) <= 0 && string.CompareOrdinal(count.Key.Day, last) <= 0)
                .GroupBy(count => (count.Month, count.Key.Theme, count.Key.Sentiment), count => count.Value)
                .Select(group => new ThemeCount(group.Key.Month, group.Key.Theme, Code.Parse<Sentiment>(group.Key.Sentiment), group.Sum())),
        ];
    }

    public Task<int> CountNotYetTaggedAsync(IReadOnlyList<string> places, int most, CancellationToken cancellationToken)
        => account.Items.CountAsync("c.type = 'feedback' AND ARRAY_CONTAINS(@places, c.place) AND c.waiting = true", most, cancellationToken, ("@places", places));

    private static string Text(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
