using FeedbackPipeline.Storing.Rebuilding;

namespace FeedbackPipeline.Storing.Cosmos.Projecting;

internal sealed class CosmosRebuildCounts(CosmosAccount account, CosmosProjector projector, CosmosAudit audit) : IRebuildCounts
{
    public async Task RebuildAsync(string actor, CancellationToken cancellationToken)
    {
        await projector.RebuildAsync(cancellationToken);
        await account.Ledgers.CreateAsync(audit.Entry(Projection.Pk, actor, "counts-rebuilt", "theme-counts"), cancellationToken);
    }
}
