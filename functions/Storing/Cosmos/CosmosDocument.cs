namespace FeedbackPipeline.Storing.Cosmos;

/// <summary>What every document has. Names are written in camel case.</summary>
public abstract record CosmosDocument
{
    /// <summary>The partition: all that must change together is in one.</summary>
    public required string Pk { get; init; }

    /// <summary>Unique within the partition; without <c>/ \ ? #</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What kind of document it is, so that queries find only their own.</summary>
    public abstract string Type { get; }

    /// <summary>Seconds until Cosmos DB deletes it by itself; null: never.</summary>
    public int? Ttl { get; init; }
}

/// <summary>A document as it was read, with the tag that shows whether somebody changed it since.</summary>
public sealed record Kept<T>(T Document, string Etag)
    where T : CosmosDocument;
