using FeedbackPipeline.Securing;
using FeedbackPipeline.Tagging.Theming;
using FeedbackPipeline.Tagging.Theming.Editing;

namespace FeedbackPipeline.Storing.Cosmos.Tagging;

internal sealed class CosmosFrameworkBook(CosmosAccount account, CosmosAudit audit, IdFactory ids, TimeProvider time) : IFrameworkBook
{
    private CosmosShelf Books => account.Books;

    public async Task<TaggerHead> HeadAsync(string framework, CancellationToken cancellationToken)
        => await Books.FindAsync<FrameworkHead>(TaggingBook.Pk, FrameworkHead.IdOf(framework), cancellationToken) is { Document: var head } ? new(head.Version, head.Model) : new(0, 0);

    public async Task<string?> ReadAsync(string framework, int version, CancellationToken cancellationToken)
        => (await FindAsync(framework, version, cancellationToken))?.Body;

    public async Task<bool> SaveAsync(Edited.Done edit, int before, string actor, CancellationToken cancellationToken)
    {
        var (now, key, next) = (time.GetUtcNow(), ids.Next(""), edit.Next);
        var version = new FrameworkVersionDocument(next.Id, next.Version, FrameworkFile.Write(next), now, actor, edit.Change, edit.Subject, key)
        {
            Pk = TaggingBook.Pk,
            Id = FrameworkVersionDocument.IdOf(next.Id, next.Version),
            Name = edit.Name,
            Other = edit.Other,
            Reason = edit.Reason,
        };
        var entry = audit.Entry(TaggingBook.Pk, actor, $"theme-{edit.Change}", next.Id, edit.Subject);
        while (true)
        {
            var head = await Books.FindAsync<FrameworkHead>(TaggingBook.Pk, FrameworkHead.IdOf(next.Id), cancellationToken);
            if (head is { Document.Version: > 0 and var newest } && newest != before)
            {
                // Perhaps an earlier try of ours whose answer was lost.
                return (await FindAsync(next.Id, next.Version, cancellationToken))?.Key == key;
            }

            var asked = await Books.FindAsync<RetaggingDocument>(TaggingBook.Pk, RetaggingDocument.TheId, cancellationToken);
            var batch = Books.Batch(TaggingBook.Pk)
                .Create(version)
                .Replace((head?.Document ?? FrameworkHead.Of(next.Id)) with { Version = next.Version }, head?.Etag)
                .Replace(RetaggingDocument.Ask(asked?.Document, now, actor), asked?.Etag)
                .Create(entry);
            if (await batch.CommitAsync(cancellationToken))
            {
                return true;
            }
        }
    }

    public async Task<IReadOnlyList<FrameworkVersion>> HistoryAsync(string framework, int most, CancellationToken cancellationToken)
        => await Books.QueryAsync<FrameworkVersion>(
            TaggingBook.Pk,
            "SELECT TOP @most c.n AS version, c.at, c.actor, c.change, c.subject, c.name, c.other, c.reason FROM c WHERE c.type = 'framework-version' AND c.framework = @framework ORDER BY c.n DESC",
            cancellationToken,
            ("@most", most),
            ("@framework", framework));

    private async Task<FrameworkVersionDocument?> FindAsync(string framework, int version, CancellationToken cancellationToken)
        => (await Books.FindAsync<FrameworkVersionDocument>(TaggingBook.Pk, FrameworkVersionDocument.IdOf(framework, version), cancellationToken))?.Document;
}
