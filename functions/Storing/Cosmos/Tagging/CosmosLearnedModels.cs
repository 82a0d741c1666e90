using FeedbackPipeline.Securing;
using FeedbackPipeline.Tagging.Learning;
using FeedbackPipeline.Tagging.Modelling.Retraining;

namespace FeedbackPipeline.Storing.Cosmos.Tagging;

/// <summary>
/// Only the newest model keeps its body, and none once a checked comment was erased. Whoever keeps a model looks at the decisions again afterwards, and
/// whoever erases takes the models away afterwards: so whichever is last removes what should not be there.
/// </summary>
internal sealed class CosmosLearnedModels(CosmosAccount account, CosmosChecks checks, IdFactory ids) : ILearnedModels
{
    private CosmosShelf Books => account.Books;

    public async Task<byte[]?> ReadAsync(string framework, long number, CancellationToken cancellationToken)
        => (await Books.FindAsync<ModelDocument>(TaggingBook.Pk, ModelDocument.IdOf(framework, number), cancellationToken))?.Document.Body;

    public async Task<LearningState> StateAsync(string framework, CancellationToken cancellationToken)
    {
        var (decisions, count) = await checks.ReadAsync(cancellationToken);
        return new(decisions, count, (await HeadAsync(framework, cancellationToken))?.Document.Learned);
    }

    public async Task<IReadOnlyList<CorrectedComment>> CorrectionsAsync(int most, CancellationToken cancellationToken)
        => [
            .. (await account.Items.QueryAsync<Corrected>(
                null,
                "SELECT TOP @most c.words, c.checks FROM c WHERE c.type = 'feedback' AND c.decided > 0 ORDER BY c.decided DESC",
                cancellationToken,
                ("@most", most))).Select(row => row.ToComment()).OfType<CorrectedComment>(),
        ];

    public async Task KeepAsync(string framework, ReadOnlyMemory<byte>? model, LearnedFrom learned, CancellationToken cancellationToken)
    {
        // What was erased while this was learned must not come back with it; the next run learns without it.
        var current = await checks.CountAsync(cancellationToken) == learned.Check;
        await PutAsync(framework, current ? model : null, learned, cancellationToken);
        if (current && model is not null && await checks.CountAsync(cancellationToken) != learned.Check)
        {
            await ForgetAsync(framework, cancellationToken);
        }
    }

    /// <summary>After a checked comment was erased: what it taught goes with it, everywhere.</summary>
    public async Task ForgetAsync(CancellationToken cancellationToken)
    {
        foreach (var framework in await Books.QueryAsync<string>(TaggingBook.Pk, "SELECT VALUE c.framework FROM c WHERE c.type = 'framework-head'", cancellationToken))
        {
            await ForgetAsync(framework, cancellationToken);
        }

        await checks.ChangedAsync(cancellationToken);
    }

    private async Task PutAsync(string framework, ReadOnlyMemory<byte>? model, LearnedFrom learned, CancellationToken cancellationToken)
    {
        var key = ids.Next("");
        while (await HeadAsync(framework, cancellationToken) is var head && (head is null || head.Document.Key != key))
        {
            var number = (head?.Document.LastModel ?? 0) + 1;
            var next = (head?.Document ?? FrameworkHead.Of(framework)) with { Model = model is null ? 0 : number, LastModel = number, Learned = learned, Key = key };
            var batch = await WithoutBodiesAsync(framework, cancellationToken);
            batch.Replace(next, head?.Etag);
            if (model is { } body)
            {
                batch.Create(new ModelDocument(framework, number, body.ToArray()) { Pk = TaggingBook.Pk, Id = ModelDocument.IdOf(framework, number) });
            }

            if (await batch.CommitAsync(cancellationToken))
            {
                return;
            }
        }
    }

    private async Task ForgetAsync(string framework, CancellationToken cancellationToken)
    {
        while (await HeadAsync(framework, cancellationToken) is { } head)
        {
            var batch = await WithoutBodiesAsync(framework, cancellationToken);
            if (batch.Count == 0 || await batch.Replace(head.Document with { Model = 0 }, head.Etag).CommitAsync(cancellationToken))
            {
                return;
            }
        }
    }

    private async Task<CosmosBatch> WithoutBodiesAsync(string framework, CancellationToken cancellationToken)
    {
        var batch = Books.Batch(TaggingBook.Pk);
        foreach (var id in await Books.QueryAsync<string>(TaggingBook.Pk, "SELECT VALUE c.id FROM c WHERE c.type = 'model' AND c.framework = @framework", cancellationToken, ("@framework", framework)))
        {
            batch.Delete(id);
        }

        return batch;
    }

    private Task<Kept<FrameworkHead>?> HeadAsync(string framework, CancellationToken cancellationToken)
        => Books.FindAsync<FrameworkHead>(TaggingBook.Pk, FrameworkHead.IdOf(framework), cancellationToken);

    /// <summary>The English words a feedback is themed by; answers in other languages teach nothing.</summary>
    private sealed record Corrected(IReadOnlyList<KeptAnswer> Words, IReadOnlyList<KeptCheck> Checks)
    {
        public CorrectedComment? ToComment()
            => Words.Count == 0 || Checks[^1] is not { Themes: { } themes, Sentiment: { } tone }
                ? null
                : new(string.Join("\n", Words.OrderBy(word => word.Question, StringComparer.Ordinal).Select(word => word.English ?? word.Text)), Words.Count == 1 ? Words[0].Asked : null, themes, tone);
    }
}
