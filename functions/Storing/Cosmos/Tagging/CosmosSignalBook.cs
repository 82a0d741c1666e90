using FeedbackPipeline.Securing;
using FeedbackPipeline.Tagging.Screening;
using FeedbackPipeline.Tagging.Screening.Editing;

namespace FeedbackPipeline.Storing.Cosmos.Tagging;

internal sealed class CosmosSignalBook(CosmosAccount account, CosmosAudit audit, IdFactory ids, TimeProvider time) : ISignalBook
{
    private CosmosShelf Books => account.Books;

    public async Task<int> HeadAsync(CancellationToken cancellationToken) => (await FindHeadAsync(cancellationToken))?.Document.Version ?? 0;

    public async Task<string?> ReadAsync(int version, CancellationToken cancellationToken) => (await FindAsync(version, cancellationToken))?.Body;

    public async Task<bool> SaveAsync(AddedPhrase added, int before, string actor, CancellationToken cancellationToken)
    {
        var (now, key) = (time.GetUtcNow(), ids.Next(""));
        var version = new SignalVersionDocument(before + 1, SignalList.Write(added.Next), now, actor, added.Kind, added.Phrase, added.Reason, key) { Pk = TaggingBook.Pk, Id = SignalVersionDocument.IdOf(before + 1) };
        var entry = audit.Entry(TaggingBook.Pk, actor, "signal-added", added.Next.Version, added.Kind);
        while (true)
        {
            var head = await FindHeadAsync(cancellationToken);
            if ((head?.Document.Version ?? 0) != before)
            {
                // Perhaps an earlier try of ours whose answer was lost.
                return (await FindAsync(before + 1, cancellationToken))?.Key == key;
            }

            var asked = await Books.FindAsync<RetaggingDocument>(TaggingBook.Pk, RetaggingDocument.TheId, cancellationToken);
            var batch = Books.Batch(TaggingBook.Pk)
                .Create(version)
                .Replace(new SignalHead(before + 1) { Pk = TaggingBook.Pk, Id = SignalHead.HeadId }, head?.Etag)
                .Replace(RetaggingDocument.Ask(asked?.Document, now, actor), asked?.Etag)
                .Create(entry);
            if (await batch.CommitAsync(cancellationToken))
            {
                return true;
            }
        }
    }

    public async Task<IReadOnlyList<SignalVersion>> HistoryAsync(int most, CancellationToken cancellationToken)
        => await Books.QueryAsync<SignalVersion>(
            TaggingBook.Pk,
            "SELECT TOP @most c.n AS version, c.at, c.actor, c.kind, c.phrase, c.reason FROM c WHERE c.type = 'signal-version' ORDER BY c.n DESC",
            cancellationToken,
            ("@most", most));

    private Task<Kept<SignalHead>?> FindHeadAsync(CancellationToken cancellationToken) => Books.FindAsync<SignalHead>(TaggingBook.Pk, SignalHead.HeadId, cancellationToken);

    private async Task<SignalVersionDocument?> FindAsync(int version, CancellationToken cancellationToken)
        => (await Books.FindAsync<SignalVersionDocument>(TaggingBook.Pk, SignalVersionDocument.IdOf(version), cancellationToken))?.Document;
}
