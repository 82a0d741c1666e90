using System.Text.Json.Serialization;
using FeedbackPipeline.Storing.Cosmos.Projecting;

namespace FeedbackPipeline.Storing.Cosmos.Tagging;

/// <summary>The words of places by month, counted again where the kept counts are missing or carry an old stamp.</summary>
internal sealed class MonthlyTerms(CosmosAccount account, CosmosTermBook book, MoveFigures figures, TimeProvider time)
{
    private const string Months = "ARRAY_CONTAINS(@places, c.place) AND c.at >= @from AND c.at < @before";

    /// <summary>Counts of a place and month in which something changed a moment ago are not kept: another copy of the store may not know the change yet.</summary>
    private static readonly TimeSpan quiet = TimeSpan.FromMinutes(1);

    public async Task<IReadOnlyList<TermsDocument>> ReadAsync(IReadOnlyList<string> places, DateTimeOffset from, DateTimeOffset before, CancellationToken cancellationToken)
    {
        await figures.NowAsync(cancellationToken);
        var stamps = await StampsAsync(places, from, before, cancellationToken);
        var values = Values(places, from, before);
        var kept = await account.Books.QueryAsync<TermsDocument>(null, $"SELECT * FROM c WHERE c.type = 'terms' AND {Months}", cancellationToken, values);
        var current = kept.Where(month => stamps.Exists(stamp => IsOf(stamp, month))).ToList();
        var stale = stamps.Where(stamp => !current.Exists(month => IsOf(stamp, month))).ToList();
        return stale.Count == 0 ? current : [.. current, .. await CountAsync(stale, cancellationToken)];
    }

    private async Task<List<TermsDocument>> CountAsync(List<TermStamp> stale, CancellationToken cancellationToken)
    {
        var (from, before) = (stale.Min(stamp => stamp.At), book.MonthOf(stale.Max(stamp => stamp.At).AddDays(40)));
        var comments = (await account.Items.QueryAsync<Row>(
            null,
            "SELECT c.place, c.received, c.terms FROM c WHERE c.type = 'feedback' AND ARRAY_CONTAINS(@places, c.place) AND c.received >= @from AND c.received < @before AND IS_DEFINED(c.terms[0])",
            cancellationToken,
            Values([.. stale.Select(stamp => stamp.Place).Distinct()], from, before))).ToLookup(row => (row.Place, Month: book.MonthOf(row.Received)), row => row.Terms);
        var counted = stale.ConvertAll(stamp => Count(stamp, [.. comments[(stamp.Place, stamp.At)]]));
        var now = time.GetUtcNow();
        List<TermsDocument> worth = [.. counted.Where(month => now - stale.Find(stamp => IsOf(stamp, month))!.Set >= quiet)];
        foreach (var month in worth)
        {
            await account.Books.PutAsync(month, cancellationToken);
        }

        await TakeBackAsync(worth, from, before, cancellationToken);
        return counted;
    }

    /// <summary>A comment that was erased meanwhile must not stay in what was counted before it was.</summary>
    private async Task TakeBackAsync(List<TermsDocument> put, DateTimeOffset from, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var stamps = put.Count == 0 ? [] : await StampsAsync([.. put.Select(month => month.Place).Distinct()], from, before, cancellationToken);
        foreach (var month in put.Where(month => !stamps.Exists(stamp => IsOf(stamp, month))))
        {
            await account.Books.DeleteAsync(month.Pk, month.Id, cancellationToken);
        }
    }

    private async Task<List<TermStamp>> StampsAsync(IReadOnlyList<string> places, DateTimeOffset from, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var months = await account.Ledgers.QueryAsync<Month>(
            Projection.Pk,
            "SELECT c.place, c.month, c.words, c.reworded FROM c WHERE c.type = 'counts' AND ARRAY_CONTAINS(@places, c.place) AND c.month >= @from AND c.month < @before AND c.words > 0",
            cancellationToken,
            ("@places", places),
            ("@from", book.NameOf(from)),
            ("@before", book.NameOf(before)));
        return months.ConvertAll(month => new TermStamp(month.Place, book.FirstMoment(month.Name), month.Words, month.Reworded));
    }

    private static TermsDocument Count(TermStamp stamp, List<IReadOnlyList<string>> comments)
        => new(stamp.Place, stamp.At, stamp.Stamp, comments.Count, comments.SelectMany(terms => terms).CountBy(term => term).ToDictionary(StringComparer.Ordinal)) { Pk = TermsDocument.PartitionOf(stamp.Place), Id = TermsDocument.IdOf(stamp.At) };

    private static bool IsOf(TermStamp stamp, TermsDocument month) => stamp.Place == month.Place && stamp.At == month.At && stamp.Stamp == month.Stamp;

    private static (string Name, object? Value)[] Values(IReadOnlyList<string> places, DateTimeOffset from, DateTimeOffset before)
        => [("@places", places), ("@from", from.ToUnixTimeMilliseconds()), ("@before", before.ToUnixTimeMilliseconds())];

    private sealed record Row(string Place, DateTimeOffset Received, IReadOnlyList<string> Terms);

    private sealed record Month(string Place, [property: JsonPropertyName("month")] string Name, long Words, DateTimeOffset Reworded);
}
