using System.Globalization;
using FeedbackPipeline.Tagging.Screening.Previewing;

namespace FeedbackPipeline.Storing.Cosmos.Tagging;

/// <summary>Past words for a preview, of as many documents as are asked for: a rare reading by one person, paid by what is read.</summary>
internal sealed class CosmosPastWords(CosmosAccount account) : IPastWords
{
    public async Task<PastWords> NewestAsync(int most, CancellationToken cancellationToken)
    {
        var newest = await account.Items.QueryAsync<Row>(
            null,
            $"SELECT TOP {most.ToString(CultureInfo.InvariantCulture)} c.id, c.received, c.words FROM c WHERE c.type = 'feedback' ORDER BY c.received DESC, c.id DESC",
            cancellationToken);
        var total = newest.Count < most ? newest.Count : await account.Items.FirstAsync<int>(null, "SELECT VALUE COUNT(1) FROM c WHERE c.type = 'feedback'", cancellationToken);
        return new([.. newest.Select(row => new PastComment(row.Id, row.Received, [.. row.Words.SelectMany(answer => (string?[])[answer.Text, answer.English]).OfType<string>()]))], total);
    }

    public async Task<IReadOnlyDictionary<string, string>> RedactedAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
        => (await account.Items.FindManyAsync<FeedbackDocument>(ids.Select(id => (id, id)), cancellationToken))
            .Where(feedback => feedback.Erased is null && feedback.Words.Any(answer => answer.Redacted is not null))
            .ToDictionary(
                feedback => feedback.Id,
                feedback => string.Join(" · ", feedback.Words.OrderBy(answer => answer.Question, StringComparer.Ordinal).Select(answer => answer.Redacted).OfType<string>()),
                StringComparer.Ordinal);

    private sealed record Row(string Id, DateTimeOffset Received, IReadOnlyList<KeptAnswer> Words);
}
