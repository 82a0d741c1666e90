using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Messages.Pumping;

/// <summary>
/// Works one batch of a queue at a time by the rules of the Functions host: a failed message comes back after a pause, after its last try it is put on
/// record and moved to the poison queue, and one bad message never holds up the others.
/// </summary>
public sealed class PumpQueue(IMessageQueue queue, WorkMessage work, IOptions<PumpingOptions> options)
{
    /// <summary>Settles the last batch, takes the next and works it.</summary>
    /// <param name="settled">What became of the last batch; empty at the start.</param>
    /// <returns>What became of this batch; empty when the queue held nothing to do.</returns>
    public async Task<IReadOnlyList<Settlement>> RunOnceAsync(IMessageHandler handler, IReadOnlyList<Settlement> settled, CancellationToken cancellationToken)
    {
        var messages = await queue.ExchangeAsync(handler.Queue, settled, options.Value.BatchSize, TimeSpan.FromSeconds(options.Value.HiddenSeconds), cancellationToken);
        var settlements = new ConcurrentBag<Settlement>();
        await Parallel.ForEachAsync(
            messages,
            new ParallelOptions { MaxDegreeOfParallelism = options.Value.BatchSize, CancellationToken = cancellationToken },
            async (message, stop) => settlements.Add(await HandleAsync(handler, message, stop)));
        return [.. settlements];
    }

    private async Task<Settlement> HandleAsync(IMessageHandler handler, QueueMessage message, CancellationToken cancellationToken)
    {
        var taken = new TakenMessage(message.Id, message.Body, message.Dequeued);
        return await work.RunAsync(handler, taken, Timeout.InfiniteTimeSpan, cancellationToken) switch
        {
            WorkOutcome.Done => new Settlement.Done(message),
            WorkOutcome.Again => new Settlement.Again(message, TimeSpan.FromSeconds(options.Value.RetrySeconds)),
            _ => new Settlement.Poisoned(message with { Body = handler.AsPoison(message.Body) }),
        };
    }
}
