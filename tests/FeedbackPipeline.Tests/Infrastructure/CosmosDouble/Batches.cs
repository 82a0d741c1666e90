using System.Text.Json.Nodes;

namespace FeedbackPipeline.Tests.Infrastructure.CosmosDouble;

/// <summary>Many operations in one request: all or nothing for a transactional batch, each for itself for a bulk one.</summary>
internal static class Batches
{
    public const int Most = 100;
    public const int Largest = 2 * 1024 * 1024;

    public static Answer? Refusal(WireRequest request, IReadOnlyCollection<BatchOperation> operations) =>
        request.Body.Length > Largest ? Answer.TooLarge()
        : operations.Count > Most ? Answer.Invalid("Batch request has more operations than what is supported.") : null;

    public static IReadOnlyList<Answer> Run(StoredContainer container, WireRequest request, IReadOnlyList<BatchOperation> operations)
    {
        var atomic = request.Says("x-ms-cosmos-batch-atomic");
        var goesOn = request.Says("x-ms-cosmos-batch-continue-on-error");
        if (atomic)
        {
            container.Begin();
        }

        var answers = new List<Answer>();
        foreach (var operation in operations)
        {
            answers.Add(goesOn || !answers.Exists(answer => answer.IsFailure) ? Run(container, operation, request.PartitionKey ?? operation.PartitionKey!) : Dependent());
        }

        if (!atomic)
        {
            return answers;
        }

        if (answers.Exists(answer => answer.IsFailure))
        {
            container.RollBack();
            return [.. answers.Select(answer => answer.IsFailure ? answer : Dependent() with { Charge = answer.Charge })];
        }

        container.Commit();
        return answers;
    }

    private static Answer Dependent() => new(424) { Charge = 0 };

    private static Answer Run(StoredContainer container, BatchOperation operation, string given)
    {
        var documents = new DocumentOperations(container);
        var key = PartitionKeys.Normal(given);
        return operation.Type switch
        {
            0 => documents.Create(Body(operation), key),
            1 => documents.Patch(operation.Id!, key, Body(operation), operation.IfMatch),
            2 => documents.Read(operation.Id!, key, operation.IfNoneMatch),
            4 => documents.Delete(operation.Id!, key, operation.IfMatch),
            5 => documents.Replace(operation.Id!, key, Body(operation), operation.IfMatch),
            20 => documents.Upsert(Body(operation), key, operation.IfMatch),
            var other => Answer.Invalid($"Operation type {other} is not known here."),
        };
    }

    private static JsonObject Body(BatchOperation operation) => JsonNode.Parse(operation.Body)!.AsObject();
}
