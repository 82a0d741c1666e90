using FeedbackPipeline.Messages;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FeedbackPipeline.Hosting.Health;

/// <summary>The queues answer, and nothing lies in a poison queue.</summary>
internal sealed class QueueHealth(IMessageQueue queue) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        long poisoned = 0;
        foreach (var name in Queues.All)
        {
            poisoned += await queue.CountAsync(Queues.PoisonOf(name), cancellationToken);
        }

        return poisoned == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded($"{poisoned} poisoned messages");
    }
}
