
namespace FeedbackPipeline.Messages.Pumping;

/// <summary>Works everything that waits, here and now: for commands and tests, where no pump runs.</summary>
public sealed class DrainPipeline(IEnumerable<IMessageHandler> handlers, IEnumerable<ITimedWork> works, PumpQueue pump)
{
    /// <summary>Empties the queues, runs all timed work, and again what that queued. Messages waiting for another try stay.</summary>
    public async Task RunAsync(Action<string, int>? worked, CancellationToken cancellationToken)
    {
        await EmptyQueuesAsync(worked, cancellationToken);
        foreach (var work in works)
        {
            await work.RunAsync(cancellationToken);
        }

        await EmptyQueuesAsync(worked, cancellationToken);
    }

    private async Task EmptyQueuesAsync(Action<string, int>? worked, CancellationToken cancellationToken)
    {
        foreach (var handler in handlers)
        {
            IReadOnlyList<Settlement> settled = [];
            do
            {
                settled = await pump.RunOnceAsync(handler, settled, cancellationToken);
                worked?.Invoke(handler.Queue, settled.Count);
            }
            while (settled.Count > 0);
        }
    }
}
