using FeedbackPipeline.Measuring.Projecting;
using FeedbackPipeline.Measuring.Publishing;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Storing.Cosmos.Measuring;

/// <summary>Reads what was published, and the ledger by day, from the partition of a scope.</summary>
internal sealed class CosmosPublicationBook(CosmosAccount account, CosmosAlphas alphas) : IPublicationBook
{
    private CosmosShelf Ledgers => account.Ledgers;

    public async Task<Publication?> NewestAsync(string scope, DateOnly day, bool shownOnly, CancellationToken cancellationToken)
        => (await Ledgers.FirstAsync<PublicationDocument>(
            scope,
            $"SELECT TOP 1 * FROM c WHERE c.type = 'publication' AND c.day <= @day {(shownOnly ? "AND c.shown = true" : "")} ORDER BY c.day DESC",
            cancellationToken,
            ("@day", LedgerDay.Of(day))))?.ToPublication();

    public async Task<IReadOnlyList<Publication>> OfEpochAsync(string scope, int epoch, DateOnly day, CancellationToken cancellationToken)
        =>
        [
            .. (await Ledgers.QueryAsync<PublicationDocument>(
                scope,
                "SELECT * FROM c WHERE c.type = 'publication' AND c.epoch = @epoch AND c.day <= @day ORDER BY c.day",
                cancellationToken,
                ("@epoch", epoch),
                ("@day", LedgerDay.Of(day)))).Select(publication => publication.ToPublication()),
        ];

    public async Task<long?> SequenceOnAsync(string scope, DateOnly day, CancellationToken cancellationToken)
    {
        // Days only ever go on with the numbers, so the last page that begins by then has the day's end.
        var page = await Ledgers.FirstAsync<PageOfDays>(
            scope,
            "SELECT TOP 1 c.days FROM c WHERE c.type = 'obs' AND c.day <= @day ORDER BY c.n DESC",
            cancellationToken,
            ("@day", LedgerDay.Of(day)));
        return page?.Days.Last(end => string.CompareOrdinal(end.Day, LedgerDay.Of(day)) <= 0).Sequence;
    }

    public async Task<IReadOnlyList<LedgerEntry>> ReadLedgerAsync(string scope, long after, long upTo, CancellationToken cancellationToken)
        =>
        [
            .. (await Ledgers.QueryAsync<ObservationsDocument>(
                scope,
                "SELECT * FROM c WHERE c.type = 'obs' AND c.n <= @upTo AND c.last > @after ORDER BY c.n",
                cancellationToken,
                ("@after", after),
                ("@upTo", upTo)))
                .SelectMany(page => page.Observations).Where(known => known.Sequence > after && known.Sequence <= upTo).Select(known => known.ToEntry()),
        ];

    public Task<double?> FindAlphaAsync(string scope, int epoch, CancellationToken cancellationToken) => alphas.FindAsync(scope, epoch, cancellationToken);

    public async Task<IReadOnlyList<RepresentationSignal>> SignalsAsync(string scope, CancellationToken cancellationToken)
        =>
        [
            .. (await Ledgers.QueryAsync<SignalDocument>(scope, "SELECT * FROM c WHERE c.type = 'signal'", cancellationToken))
                .OrderBy(signal => signal.Number).Select(signal => RepresentationSignal.FromJson(signal.Body)),
        ];

    private sealed record PageOfDays(IReadOnlyList<DayEnd> Days);
}
