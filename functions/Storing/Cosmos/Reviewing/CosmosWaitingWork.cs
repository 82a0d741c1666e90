using FeedbackPipeline.Reviewing.Landing;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Storing.Cosmos.Reviewing;

internal sealed class CosmosWaitingWork(CosmosAccount account) : IWaitingWork
{
    private const string Concerns =
        """
        SELECT TOP @most VALUE k.level FROM c JOIN k IN c.concerns
        WHERE c.type IN ('feedback', 'tombstone') AND ARRAY_CONTAINS(@places, c.place) AND k.state IN ('open', 'needs_information')
        """;

    public async Task<Waiting> CountAsync(IReadOnlyList<string> places, int most, CancellationToken cancellationToken)
    {
        var concerns = await account.Items.QueryAsync<ConcernLevel>(null, Concerns, cancellationToken, ("@most", most), ("@places", places));
        return new(
            await account.Items.CountAsync("c.type = 'feedback' AND c.unread = true AND ARRAY_CONTAINS(@places, c.place)", most, cancellationToken, ("@places", places)),
            concerns.Count,
            concerns.Count(level => level == ConcernLevel.RingNow),
            await account.Books.CountAsync("c.type = 'alert' AND c.state = 'open' AND ARRAY_CONTAINS(@places, c.place)", most, cancellationToken, ("@places", places)));
    }
}
