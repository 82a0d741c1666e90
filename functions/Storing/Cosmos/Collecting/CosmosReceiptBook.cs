using System.Text.Json;
using FeedbackPipeline.Collecting.Receipts;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Storing.Cosmos.Collecting;

internal sealed class CosmosReceiptBook(CosmosAccount account, CosmosFeedback feedback, TimeProvider time) : IReceiptBook
{
    public async Task<ReceiptStatus?> FindAsync(string receipt, CancellationToken cancellationToken)
        => await IdOfAsync(receipt, cancellationToken) is { } id ? await FindByIdAsync(id, cancellationToken) : null;

    public async Task<ReceiptStatus?> FindByIdAsync(string feedbackId, CancellationToken cancellationToken)
        => await feedback.FindAsync(feedbackId, cancellationToken) is { } known
            ? new(known.Id, known.Receipt, known.Received, known.Place, known.Survey, known.Help, known.Linked, known.AboutClosed, known.Read, known.Recording?.State)
            : null;

    public async Task<bool> AddAboutAsync(string receipt, IReadOnlyList<AboutAnswer> answers, bool closed, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return await IdOfAsync(receipt, cancellationToken) is { } id
            && await feedback.ChangeAsync(
                id,
                known => Add(known, KeptAbout.Put(known.About, answers, now), closed, now),
                null,
                cancellationToken) is not null;
    }

    /// <returns>Null where that is there already: an earlier try whose answer was lost.</returns>
    private static FeedbackDocument? Add(FeedbackDocument known, IReadOnlyList<KeptAbout> about, bool closed, DateTimeOffset now)
        => known.Touched.ToUnixTimeMilliseconds() == now.ToUnixTimeMilliseconds() && (known.AboutClosed || !closed) && Written(known.About) == Written(about)
            ? null
            : (known with { Touched = now, AboutClosed = known.AboutClosed || closed, About = about }).Announce();

    private static string Written(IReadOnlyList<KeptAbout> about) => JsonSerializer.Serialize(about, CosmosJson.Options);

    private async Task<string?> IdOfAsync(string receipt, CancellationToken cancellationToken)
        => (await account.Books.FindAsync<ReceiptDocument>(ReceiptDocument.PartitionOf(receipt), ReceiptDocument.OnlyId, cancellationToken))?.Document.FeedbackId;
}
