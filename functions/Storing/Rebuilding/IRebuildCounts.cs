namespace FeedbackPipeline.Storing.Rebuilding;

/// <summary>Makes the counters of themes anew from the feedback that is there. Implemented by the store.</summary>
public interface IRebuildCounts
{
    /// <summary>Done twice it comes to the same. In SQLite nobody sees it half done; in Cosmos DB figures grow while it runs.</summary>
    Task RebuildAsync(string actor, CancellationToken cancellationToken);
}
