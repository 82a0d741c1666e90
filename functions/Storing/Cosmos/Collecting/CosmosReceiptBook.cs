using FeedbackPipeline.Collecting.Receipts;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Storing.Cosmos.Collecting;

internal sealed class CosmosReceiptBook(CosmosAccount account, CosmosFeedback feedback, TimeProvider time) : IReceiptBook
{
    public async Task<ReceiptStatus?> FindAsync(string receipt, CancellationToken cancellationToken)
        => await IdOfAsync(receipt, cancellationToken) is { } id ? await FindByIdAsync(id, cancellationToken) : null;

    public async Task<ReceiptStatus?> FindByIdAsync(string feedbackId, CancellationToken cancellationToken)
        => await feedback.FindAsync(feedbackId, cancellationToken) is { } known
            ? new(known.Id, known.Receipt, known.Received, known.Place, known.Survey, known.Help, known.Linked, known.AboutClosed, known.Read)
            : null;

    public async Task<bool> AddAboutAsync(string receipt, IReadOnlyList<AboutAnswer> answers, bool closed, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return await IdOfAsync(receipt, cancellationToken) is { } id
            && await feedback.ChangeAsync(
                id,
                known => (known with { Touched = now, AboutClosed = known.AboutClosed || closed, About = KeptAbout.Put(known.About, answers, now) }).Announce(),
                null,
                cancellationToken) is not null;
    }

    private async Task<string?> IdOfAsync(string receipt, CancellationToken cancellationToken)
        => (await account.Books.FindAsync<ReceiptDocument>(ReceiptDocument.PartitionOf(receipt), ReceiptDocument.OnlyId, cancellationToken))?.Document.FeedbackId;
}
