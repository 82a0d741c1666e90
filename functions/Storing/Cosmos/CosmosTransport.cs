namespace FeedbackPipeline.Storing.Cosmos;

/// <summary>What carries requests to Cosmos DB, where it is not the SDK's own connection.</summary>
public sealed record CosmosTransport(Func<HttpClient> Open);
