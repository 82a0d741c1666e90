using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FeedbackPipeline.Hosting.Health;

/// <summary>The store opens and answers.</summary>
internal sealed class StoreHealth(IPlaceBook places) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await places.ReadAsync(cancellationToken);
        return HealthCheckResult.Healthy();
    }
}
