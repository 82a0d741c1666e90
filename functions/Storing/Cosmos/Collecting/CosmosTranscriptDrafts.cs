using System.Text.Json;
using System.Text.Json.Serialization;
using FeedbackPipeline.Collecting.Transcripts;
using FeedbackPipeline.Messages;
using FeedbackPipeline.Securing;

namespace FeedbackPipeline.Storing.Cosmos.Collecting;

/// <summary>Each draft in a partition of its own, beside its entries in the audit.</summary>
internal sealed partial class CosmosTranscriptDrafts(CosmosAccount account, CosmosAudit audit, CosmosOutbox outbox, Sealing sealing) : ITranscriptDrafts
{
    private const int AtOnce = 1_000;

    private CosmosShelf Books => account.Books;

    public async Task KeepAsync(TranscriptDraft draft, CancellationToken cancellationToken)
    {
        var pk = TranscriptDocument.PartitionOf(draft.Id);
        var words = sealing.Seal(JsonSerializer.Serialize(draft.Segments, SealedSegmentsJson.Default.IReadOnlyListTranscriptSegment), draft.Id);
        var batch = Books.Batch(pk)
            .Create(new TranscriptDocument(draft.Id, draft.Place, draft.Uploaded, draft.UploadedBy, draft.MayBeHarm, draft.Level, words) { Pk = pk, Id = TranscriptDocument.OnlyId })
            .Create(audit.Entry(pk, draft.UploadedBy, "transcript-uploaded", draft.Id, draft.Place));
        OutgoingMessage[] messages = draft.IsUrgent ? [outbox.Message(pk, new ConcernRaised(draft.Id))] : [];
        foreach (var message in messages)
        {
            batch.Create(message);
        }

        if (await batch.CommitAsync(cancellationToken))
        {
            await outbox.SendAsync(Books, messages, cancellationToken);
        }
    }

    public async Task<IReadOnlyList<WaitingTranscript>> WaitingAsync(IReadOnlyCollection<string> places, CancellationToken cancellationToken)
    {
        var waiting = await Books.QueryAsync<Row>(
            null,
            "SELECT c.draft, c.place, c.uploaded, c.mayBeHarm FROM c WHERE c.type = 'transcript' AND ARRAY_CONTAINS(@places, c.place)",
            cancellationToken,
            ("@places", places));
        return
        [
            .. waiting.OrderByDescending(row => row.MayBeHarm).ThenBy(row => row.Uploaded).ThenBy(row => row.Draft, StringComparer.Ordinal)
                .Select(row => new WaitingTranscript(row.Draft, row.Place, row.Uploaded, row.MayBeHarm)),
        ];
    }

    public async Task<TranscriptDraft?> OpenAsync(string id, IReadOnlyCollection<string> places, string actor, CancellationToken cancellationToken)
    {
        var pk = TranscriptDocument.PartitionOf(id);
        if (await Books.FindAsync<TranscriptDocument>(pk, TranscriptDocument.OnlyId, cancellationToken) is not { Document: var found } || !places.Contains(found.Place))
        {
            return null;
        }

        await Books.CreateAsync(audit.Entry(pk, actor, "transcript-read", id), cancellationToken);
        return new(id, found.Place, found.Uploaded, found.UploadedBy, found.Level, JsonSerializer.Deserialize(sealing.Open(found.Sealed, id), SealedSegmentsJson.Default.IReadOnlyListTranscriptSegment)!);
    }

    public Task DropAsync(string id, string actor, TranscriptEnd end, CancellationToken cancellationToken)
        => DropAsync(id, actor, end == TranscriptEnd.Sent ? "transcript-sent" : "transcript-abandoned", cancellationToken);

    public async Task<int> DropOldAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var old = await Books.QueryAsync<string>(
            null,
            $"SELECT TOP {AtOnce} VALUE c.draft FROM c WHERE c.type = 'transcript' AND c.uploaded < @before",
            cancellationToken,
            ("@before", before.ToUnixTimeMilliseconds()));
        foreach (var id in old)
        {
            await DropAsync(id, "pipeline", "transcript-too-old", cancellationToken);
        }

        return old.Count;
    }

    private Task<bool> DropAsync(string id, string actor, string action, CancellationToken cancellationToken)
    {
        var pk = TranscriptDocument.PartitionOf(id);
        return Books.Batch(pk).Delete(TranscriptDocument.OnlyId).Create(audit.Entry(pk, actor, action, id)).CommitAsync(cancellationToken);
    }

    private sealed record Row(string Draft, string Place, DateTimeOffset Uploaded, bool MayBeHarm);

    [JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, IgnoreReadOnlyProperties = true)]
    [JsonSerializable(typeof(IReadOnlyList<TranscriptSegment>))]
    private sealed partial class SealedSegmentsJson : JsonSerializerContext;
}
