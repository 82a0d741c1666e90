namespace FeedbackPipeline.Tests.Infrastructure.CosmosDouble;

/// <summary>One request as the gateway understood it.</summary>
/// <param name="PartitionKey">The value as JSON, such as <c>["p1"]</c>.</param>
/// <param name="Id">The document's, also where it is only in the body.</param>
/// <param name="Query">The text of a query, without its values.</param>
public sealed record CosmosCall(string Method, string Path, string Container, CosmosOperation Operation, string? PartitionKey, string? Id, string? Query = null)
{
    /// <summary>Whether it may leave something behind.</summary>
    public bool Writes => Operation is CosmosOperation.Create or CosmosOperation.Replace or CosmosOperation.Upsert or CosmosOperation.Patch or CosmosOperation.Delete or CosmosOperation.Batch;
}

/// <summary>A request and what it came to.</summary>
/// <param name="Charge">Request units by the guide of <see cref="Charges"/>.</param>
/// <param name="Bytes">Of the answer.</param>
public sealed record CosmosAnswered(CosmosCall Call, int Status, double Charge, int Bytes);

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
