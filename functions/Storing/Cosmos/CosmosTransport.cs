namespace FeedbackPipeline.Storing.Cosmos;

/// <summary>What carries requests to Cosmos DB, where it is not the SDK's own connection.</summary>
public sealed record CosmosTransport(Func<HttpClient> Open)
{
    /// <summary>Told of each query before it is sent: its container, whether it looks into all partitions, and its text.</summary>
    public Action<string, bool, string> Asking { get; init; } = static (_, _, _) => { };

    /// <summary>The clock by which requests time out and pauses between their repetitions are counted.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
