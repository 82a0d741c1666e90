using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Messages.Pumping;

/// <summary>
/// Works one batch of a queue at a time by the rules of the Functions host: a failed message comes back after a pause, after its last try it is put on
/// record and moved to the poison queue, and one bad message never holds up the others.
/// </summary>
public sealed partial class PumpQueue(IMessageQueue queue, Envelopes envelopes, IOptions<PumpingOptions> options, ILogger<PumpQueue> logger)
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
        if (envelopes.Open(message.Body) is not { } envelope)
        {
            Log.NotOurs(logger, message.Id, handler.Queue);
            return new Settlement.Poisoned(message);
        }

        if (message.Dequeued > options.Value.MaximumDequeueCount)
        {
            return await GiveUpAsync(handler, envelope, message, cancellationToken);
        }

        try
        {
            await handler.HandleAsync(envelope, cancellationToken);
            return new Settlement.Done(message);
        }
#pragma warning disable CA1031 // whatever went wrong, the queue decides when to try again
        catch (Exception problem) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            Log.Failed(logger, problem, message.Id, handler.Queue, message.Dequeued);
            return message.Dequeued >= options.Value.MaximumDequeueCount
                ? await GiveUpAsync(handler, envelope, message, cancellationToken)
                : new Settlement.Again(message, TimeSpan.FromSeconds(options.Value.RetrySeconds));
        }
    }

    private async Task<Settlement> GiveUpAsync(IMessageHandler handler, Envelope envelope, QueueMessage message, CancellationToken cancellationToken)
    {
        try
        {
            await handler.GiveUpAsync(envelope, cancellationToken);
            Log.GivenUp(logger, message.Id, handler.Queue);
            return new Settlement.Poisoned(message);
        }
#pragma warning disable CA1031 // a failure that is not on record must not leave the queue
        catch (Exception problem) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            Log.Failed(logger, problem, message.Id, handler.Queue, message.Dequeued);
            return new Settlement.Again(message, TimeSpan.FromSeconds(options.Value.RetrySeconds));
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Message {Id} of {Queue} is not ours or was changed; moved to the poison queue.")]
        public static partial void NotOurs(ILogger logger, string id, string queue);

        [LoggerMessage(2, LogLevel.Warning, "Message {Id} of {Queue} failed, try {Dequeued}.")]
        public static partial void Failed(ILogger logger, Exception problem, string id, string queue, int dequeued);

        [LoggerMessage(3, LogLevel.Error, "Message {Id} of {Queue} was given up after its last try; see replay-poison.")]
        public static partial void GivenUp(ILogger logger, string id, string queue);
    }
}
