using System.Diagnostics;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Messages.Pumping;

/// <summary>What became of a message.</summary>
public enum WorkOutcome
{
    /// <summary>Worked; it may go.</summary>
    Done,

    /// <summary>Failed; to be tried again.</summary>
    Again,

    /// <summary>Failed for the last time, and on record; the body belongs in the poison queue.</summary>
    GivenUp,

    /// <summary>Not signed by us; the body belongs in the poison queue, and no further try helps.</summary>
    NotOurs,
}

/// <param name="Id">How the log names it.</param>
/// <param name="Dequeued">How often it was taken, this time included; starts at 1.</param>
public sealed record TakenMessage(string Id, string Body, int Dequeued);

/// <summary>Works one message and decides what becomes of it, alike for the pumps and for the Functions host.</summary>
public sealed partial class WorkMessage(Envelopes envelopes, IOptions<PumpingOptions> options, PipelineMetrics metrics, TimeProvider time, ILogger<WorkMessage> logger)
{
    /// <param name="longest">Work that takes longer counts as failed.</param>
    public async Task<WorkOutcome> RunAsync(IMessageHandler handler, TakenMessage message, TimeSpan longest, CancellationToken cancellationToken)
    {
        if (handler.Open(message.Body, envelopes) is not { } envelope)
        {
            Log.NotOurs(logger, message.Id, handler.Queue);
            metrics.Poisoned(handler.Queue);
            return WorkOutcome.NotOurs;
        }

        using var span = MessageSpans.Start(handler.Queue, envelope, message.Dequeued);
        var outcome = await WorkAsync(handler, envelope, message, longest, cancellationToken);
        span?.SetStatus(outcome == WorkOutcome.Done ? ActivityStatusCode.Ok : ActivityStatusCode.Error);
        return outcome;
    }

    private async Task<WorkOutcome> WorkAsync(IMessageHandler handler, Envelope envelope, TakenMessage message, TimeSpan longest, CancellationToken cancellationToken)
    {
        var most = options.Value.MaximumDequeueCount;
        if (message.Dequeued <= most && await TryHandleAsync(handler, envelope, message, longest, cancellationToken))
        {
            return WorkOutcome.Done;
        }

        return message.Dequeued >= most && await TryGiveUpAsync(handler, envelope, message, cancellationToken) ? WorkOutcome.GivenUp : WorkOutcome.Again;
    }

    private async Task<bool> TryHandleAsync(IMessageHandler handler, Envelope envelope, TakenMessage message, TimeSpan longest, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await handler.HandleAsync(envelope, either.Token);
            return true;
        }
#pragma warning disable CA1031 // whatever went wrong, the queue decides when to try again
        catch (Exception problem) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            Log.Failed(logger, problem, message.Id, handler.Queue, message.Dequeued);
            return false;
        }
    }

    private async Task<bool> TryGiveUpAsync(IMessageHandler handler, Envelope envelope, TakenMessage message, CancellationToken cancellationToken)
    {
        try
        {
            await handler.GiveUpAsync(envelope, cancellationToken);
            Log.GivenUp(logger, message.Id, handler.Queue);
            metrics.GivenUp(handler.Queue);
            metrics.Poisoned(handler.Queue);
            return true;
        }
#pragma warning disable CA1031 // a failure that is not on record must not leave the queue
        catch (Exception problem) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            Log.Failed(logger, problem, message.Id, handler.Queue, message.Dequeued);
            return false;
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
