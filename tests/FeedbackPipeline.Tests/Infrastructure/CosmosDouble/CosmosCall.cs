namespace FeedbackPipeline.Tests.Infrastructure.CosmosDouble;

/// <summary>One request as the gateway understood it.</summary>
/// <param name="PartitionKey">The value as JSON, such as <c>["p1"]</c>.</param>
/// <param name="Id">The document's, also where it is only in the body.</param>
public sealed record CosmosCall(string Method, string Path, string Container, CosmosOperation Operation, string? PartitionKey, string? Id);

public enum CosmosOperation
{
    Unknown,
    Account,
    Database,
    Container,
    Ranges,
    Create,
    Read,
    Replace,
    Upsert,
    Patch,
    Delete,
    QueryPlan,
    Query,
    ChangeFeed,
    Batch,
}
