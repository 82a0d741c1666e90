using FeedbackPipeline.Tests.Infrastructure.CosmosDouble.Querying;

namespace FeedbackPipeline.Tests.Infrastructure.CosmosDouble;

/// <summary>Finds who answers a request; one at a time.</summary>
internal sealed class GatewayRoutes
{
    private readonly Account account;

    public GatewayRoutes(int ranges, bool optimisticDirectExecution, Func<TimeProvider> time) => account = new(ranges, optimisticDirectExecution, new Stamps(time));

    public IEnumerable<StoredContainer> Containers(string? name)
    {
        foreach (var container in account.Containers.Where(container => name == null || container.Id == name))
        {
            container.Expire();
            yield return container;
        }
    }

    public Answer Serve(WireRequest request, CosmosCall call, IReadOnlyList<BatchOperation> batch, out IReadOnlyList<Answer>? results)
    {
        results = null;
        switch (call.Operation)
        {
            case CosmosOperation.Account:
                return account.Describe(request.Address);
            case CosmosOperation.Database when request.Path.Length == 1:
                return account.CreateDatabase(request.Json());
        }

        if (account.Find(request.Path[1]) is not { } database)
        {
            return Answer.NotFound(1003);
        }

        switch (call.Operation)
        {
            case CosmosOperation.Database:
                return Answer.Json(200, database.Properties);
            case CosmosOperation.Container when request.Path.Length == 3:
                return account.CreateContainer(database, request.Json());
        }

        if (database.Find(request.Path[3]) is not { } container)
        {
            return Answer.NotFound(1003);
        }

        container.Expire();
        return call.Operation switch
        {
            CosmosOperation.Container => Answer.Json(200, container.Properties),
            CosmosOperation.Ranges => account.Ranges(container, request),
            CosmosOperation.ChangeFeed => ChangeFeed.Read(container, request),
            CosmosOperation.QueryPlan => Queries.Plan(container, request),
            CosmosOperation.Query => Queries.Run(container, request),
            CosmosOperation.Batch => Batch(container, request, batch, out results),
            _ => Document(container, request, call),
        };
    }

    private static Answer Batch(StoredContainer container, WireRequest request, IReadOnlyList<BatchOperation> batch, out IReadOnlyList<Answer>? results)
    {
        results = null;
        if (Batches.Refusal(request, batch) is { } refusal)
        {
            return refusal;
        }

        results = Batches.Run(container, request, batch);
        return new(results.Any(result => result.IsFailure) ? 207 : 200) { Charge = results.Sum(result => result.Charge) };
    }

    private static Answer Document(StoredContainer container, WireRequest request, CosmosCall call)
    {
        if (request.PartitionKey == null)
        {
            return Answer.Invalid("PartitionKey value must be supplied for this operation.");
        }

        var documents = new DocumentOperations(container);
        var key = PartitionKeys.Normal(request.PartitionKey);
        var answer = call.Operation switch
        {
            CosmosOperation.Create => documents.Create(request.Json(), key),
            CosmosOperation.Upsert => documents.Upsert(request.Json(), key, request.IfMatch),
            CosmosOperation.Read => documents.Read(call.Id!, key, request.IfNoneMatch),
            CosmosOperation.Replace => documents.Replace(call.Id!, key, request.Json(), request.IfMatch),
            CosmosOperation.Patch => documents.Patch(call.Id!, key, request.Json(), request.IfMatch),
            CosmosOperation.Delete => documents.Delete(call.Id!, key, request.IfMatch),
            _ => Answer.NotFound(),
        };
        return request.WantsNoBody && !answer.IsFailure && call.Operation != CosmosOperation.Read ? answer with { Body = [] } : answer;
    }
}
