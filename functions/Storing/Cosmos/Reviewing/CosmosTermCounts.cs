using FeedbackPipeline.Reviewing.Emerging;
using FeedbackPipeline.Reviewing.Reading;
using FeedbackPipeline.Storing.Cosmos.Tagging;

namespace FeedbackPipeline.Storing.Cosmos.Reviewing;

/// <summary>Months' counts as they were kept, and anew where their stamp shows that they are old; see <see cref="CosmosTermBook"/>.</summary>
internal sealed class CosmosTermCounts(CosmosAccount account, CosmosFeedback feedback, CosmosTermBook book, MonthlyTerms monthly) : ITermCounts
{
    private const string OfGroup =
        """
        FROM c JOIN a IN c.about WHERE c.type = 'feedback' AND ARRAY_CONTAINS(@places, c.place) AND c.received >= @from AND c.received < @before
        AND a.dimension = @dimension AND a["value"] = @category AND a.answered = true
        """;

    public async Task<TermCounts> ReadAsync(IReadOnlyList<string> places, string from, string to, CancellationToken cancellationToken)
    {
        var (comments, counts) = (0, new Dictionary<string, int>(StringComparer.Ordinal));
        foreach (var month in await monthly.ReadAsync(places, book.FirstMoment(from), After(to), cancellationToken))
        {
            comments += month.Comments;
            foreach (var (term, n) in month.Counts)
            {
                counts[term] = counts.GetValueOrDefault(term) + n;
            }
        }

        return new(comments, counts);
    }

    public async Task<TermCounts?> OfGroupAsync(IReadOnlyList<string> places, string dimension, string category, string from, string to, int most, CancellationToken cancellationToken)
    {
        var comments = await account.Items.QueryAsync<IReadOnlyList<string>>(
            null,
            $"SELECT TOP @most VALUE c.terms {OfGroup} AND IS_DEFINED(c.terms[0])",
            cancellationToken,
            [("@most", most + 1), ("@dimension", dimension), ("@category", category), .. Values(places, from, to)]);
        return comments.Count > most ? null : new(comments.Count, comments.SelectMany(terms => terms).CountBy(term => term).ToDictionary(StringComparer.Ordinal));
    }

    public async Task<TermVoices> VoicesAsync(IReadOnlyList<string> places, string term, (string Dimension, string Category)? group, string from, string to, int most, CancellationToken cancellationToken)
    {
        var source = group is null ? "FROM c WHERE c.type = 'feedback' AND ARRAY_CONTAINS(@places, c.place) AND c.received >= @from AND c.received < @before" : OfGroup;
        var mentions = await account.Items.QueryAsync<Mention>(
            null,
            $"SELECT TOP @most c.id, c.respondent {source} AND ARRAY_CONTAINS(c.terms, @term) ORDER BY c.received DESC, c.id DESC",
            cancellationToken,
            [("@most", TermVoices.MostMentions), ("@term", term), ("@dimension", group?.Dimension), ("@category", group?.Category), .. Values(places, from, to)]);
        var people = mentions.DistinctBy(mention => mention.Respondent ?? mention.Id).ToList();
        var quotes = new List<ListedFeedback>();
        foreach (var mention in people.Take(most))
        {
            if (await feedback.FindAsync(mention.Id, cancellationToken) is { } kept)
            {
                quotes.Add(ListedRow.Of(kept).ToListed());
            }
        }

        return new(people.Count, quotes);
    }

    private (string Name, object? Value)[] Values(IReadOnlyList<string> places, string from, string to)
        => [("@places", places), ("@from", book.FirstMoment(from).ToUnixTimeMilliseconds()), ("@before", After(to).ToUnixTimeMilliseconds())];

    /// <summary>The first moment after a month.</summary>
    private DateTimeOffset After(string month) => book.MonthOf(book.FirstMoment(month).AddDays(40));

    /// <param name="Respondent">One-way count token; null where the person cannot be told.</param>
    private sealed record Mention(string Id, string? Respondent);
}
