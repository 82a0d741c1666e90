using System.Text;
using System.Text.Json.Nodes;

namespace FeedbackPipeline.Tests.Infrastructure.CosmosDouble;

/// <summary>What can be done to one document, alone or in a batch.</summary>
internal sealed class DocumentOperations(StoredContainer container)
{
    private const int LargestDocument = 2 * 1024 * 1024;
    private const int LongestId = 1023;
    private const int LongestPartitionKey = 2048;
    private static readonly char[] Forbidden = ['/', '\\', '?', '#'];

    public Answer Create(JsonObject body, string? partitionKey) => Written(body, partitionKey, (key, id) =>
        container.Find(key, id) == null ? Stored(201, key, id, body) : Answer.Conflict());

    public Answer Upsert(JsonObject body, string? partitionKey, string? ifMatch) => Written(body, partitionKey, (key, id) => container.Find(key, id) switch
    {
        null => Stored(201, key, id, body),
        { } before when IsOther(ifMatch, before) => Answer.PreconditionFailed(),
        _ => Stored(200, key, id, body),
    });

    public Answer Replace(string id, string partitionKey, JsonObject body, string? ifMatch) => container.Find(partitionKey, id) switch
    {
        null => Answer.NotFound(),
        { } before when IsOther(ifMatch, before) => Answer.PreconditionFailed(),
        _ => Written(body, partitionKey, (key, inBody) => inBody == id ? Stored(200, key, id, body) : Answer.Invalid("The id in the body is not the one in the address.")),
    };

    public Answer Read(string id, string partitionKey, string? ifNoneMatch) => container.Find(partitionKey, id) switch
    {
        null => Answer.NotFound(),
        { } document when document.ETag == ifNoneMatch => new(304) { ETag = document.ETag },
        { } document => Answer.Document(200, document, Charges.Read(document.Json.Length)),
    };

    public Answer Delete(string id, string partitionKey, string? ifMatch)
    {
        if (container.Find(partitionKey, id) is not { } before)
        {
            return Answer.NotFound();
        }

        if (IsOther(ifMatch, before))
        {
            return Answer.PreconditionFailed();
        }

        container.Remove(before);
        return new(204) { Charge = Charges.Write(before, container.Indexing) };
    }

    public Answer Patch(string id, string partitionKey, JsonObject patch, string? ifMatch)
    {
        if (container.Find(partitionKey, id) is not { } before)
        {
            return Answer.NotFound();
        }

        if (IsOther(ifMatch, before) || !Patching.Meets(before.Body, (string?)patch["condition"]))
        {
            return Answer.PreconditionFailed();
        }

        var body = before.Body.DeepClone().AsObject();
        return Patching.Apply(body, patch["operations"]!.AsArray()) is { } problem
            ? Answer.Invalid(problem)
            : Written(body, partitionKey, (key, inBody) => inBody == id ? Stored(200, key, id, body) : Answer.Invalid("A patch cannot change the id."));
    }

    private static bool IsOther(string? ifMatch, StoredDocument document) => ifMatch != null && ifMatch != "*" && ifMatch != document.ETag;

    private static string? ProblemOf(JsonNode? id) => id is not JsonValue value || !value.TryGetValue<string>(out var text) || text.Length == 0
        ? "The input content is invalid because the required property 'id' is missing."
        : text.IndexOfAny(Forbidden) >= 0 || text.EndsWith(' ') || text.Length > LongestId ? "The id is too long, ends in a space or has one of these characters: / \\ ? #" : null;

    private Answer Written(JsonObject body, string? partitionKey, Func<string, string, Answer> write)
    {
        if (ProblemOf(body["id"]) is { } problem)
        {
            return Answer.Invalid(problem);
        }

        var key = PartitionKeys.Of(container, body);
        if (partitionKey != null && PartitionKeys.Normal(partitionKey) != key)
        {
            return Answer.Invalid("PartitionKey extracted from document doesn't match the one specified in the header.", 1001);
        }

        return Encoding.UTF8.GetByteCount(key) > LongestPartitionKey ? Answer.Invalid("The partition key is too long.")
            : JsonText.Bytes(body).Length > LargestDocument ? Answer.TooLarge()
            : write(key, body["id"]!.GetValue<string>());
    }

    private Answer Stored(int status, string key, string id, JsonObject body)
    {
        var document = container.Put(key, id, body);
        return Answer.Document(status, document, Charges.Write(document, container.Indexing));
    }
}
