using FeedbackPipeline.Tagging.Retagging;

namespace FeedbackPipeline.Storing.Cosmos.Tagging;

internal sealed class CosmosRetagging(CosmosAccount account, CosmosFeedback feedback, CosmosAudit audit, TimeProvider time) : IRetagging
{
    private const string Pipeline = "pipeline";
    private const string Tagged = "c.type = 'feedback' AND IS_DEFINED(c.tagger)";

    private CosmosShelf Books => account.Books;

    public async Task AskAsync(string actor, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var entry = audit.Entry(TaggingBook.Pk, actor, "retagging-asked", "themes");
        while (true)
        {
            var kept = await FindAsync(cancellationToken);
            var batch = Books.Batch(TaggingBook.Pk).Replace(RetaggingDocument.Ask(kept?.Document, now, actor), kept?.Etag).Create(entry);
            if (await batch.CommitAsync(cancellationToken))
            {
                return;
            }
        }
    }

    public async Task AskAfterLearningAsync(DateTimeOffset notSince, CancellationToken cancellationToken)
    {
        var asked = (await FindAsync(cancellationToken))?.Document.Asked ?? DateTimeOffset.MinValue;
        if (asked > notSince)
        {
            return;
        }

        var heads = await Books.QueryAsync<FrameworkHead>(TaggingBook.Pk, "SELECT * FROM c WHERE c.type = 'framework-head'", cancellationToken);
        if (heads.Exists(head => head.Learned?.At > asked))
        {
            await AskAsync(Pipeline, cancellationToken);
        }
    }

    public async Task<long> OpenAsync(CancellationToken cancellationToken)
        => await FindAsync(cancellationToken) is { Document: { Open: true } asked } ? asked.Number : 0;

    public async Task<IReadOnlyList<string>> OutdatedAsync(string tagger, int most, CancellationToken cancellationToken)
        => await account.Items.QueryAsync<string>(
            null,
            $"SELECT TOP @most VALUE c.id FROM c WHERE {Tagged} AND (c.tagger < @tagger OR c.tagger > @tagger)",
            cancellationToken,
            ("@most", most),
            ("@tagger", tagger));

    public async Task<IReadOnlyList<string>> HalfReadAsync(DateTimeOffset notSince, int most, CancellationToken cancellationToken)
        => await account.Items.QueryAsync<string>(
            null,
            $"SELECT TOP @most VALUE c.id FROM c WHERE {Tagged} AND c.half <= @notSince ORDER BY c.half",
            cancellationToken,
            ("@most", most),
            ("@notSince", notSince.ToUnixTimeMilliseconds()));

    public Task<int> RefusedAsync(int atLeast, CancellationToken cancellationToken)
        => account.Items.FirstAsync<int>(null, $"SELECT VALUE COUNT(1) FROM c WHERE {Tagged} AND c.refused >= @atLeast", cancellationToken, ("@atLeast", atLeast));

    public Task LeaveAsync(string feedbackId, string tagger, CancellationToken cancellationToken)
        => feedback.ChangeAsync(feedbackId, before => before.State == FeedbackState.Tagged && (before.Tagger != tagger || before.Half is not null) ? before with { Tagger = tagger, Half = null } : null, null, cancellationToken);

    public Task FinishAsync(long request, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return Books.ChangeAsync<RetaggingDocument>(TaggingBook.Pk, RetaggingDocument.TheId, before => before?.Finish(request, now), cancellationToken);
    }

    public async Task<RetaggingProgress> ProgressAsync(string tagger, CancellationToken cancellationToken)
    {
        var asked = (await FindAsync(cancellationToken))?.Document;
        var tagged = await account.Items.FirstAsync<int>(null, $"SELECT VALUE COUNT(1) FROM c WHERE {Tagged}", cancellationToken);
        var current = await account.Items.FirstAsync<int>(null, $"SELECT VALUE COUNT(1) FROM c WHERE {Tagged} AND c.tagger = @tagger", cancellationToken, ("@tagger", tagger));
        return new(asked?.Open ?? false, tagged, tagged - current, asked?.Finished);
    }

    private Task<Kept<RetaggingDocument>?> FindAsync(CancellationToken cancellationToken)
        => Books.FindAsync<RetaggingDocument>(TaggingBook.Pk, RetaggingDocument.TheId, cancellationToken);
}
