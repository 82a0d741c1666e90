using FeedbackPipeline.Messages;
using FeedbackPipeline.Vocabulary;
using OpenTelemetry;

namespace FeedbackPipeline.Hosting.Telemetry;

/// <summary>Shows how the queues stand. It looks whenever somebody collects the figures, and shows what it saw the time before.</summary>
internal sealed partial class WatchQueues(IMessageQueue queue, PipelineMetrics metrics, TimeProvider time, ILogger<WatchQueues> logger) : IHostedService
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private IReadOnlyList<QueueFigures> seen = [];
    private Task looking = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        metrics.ObserveQueues(() =>
        {
            if (looking.IsCompleted)
            {
                looking = Task.Run(LookAsync);
            }

            return seen;
        });
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>What it saw, once the look under way has ended.</summary>
    internal Task LookedAsync() => looking;

    private async Task LookAsync()
    {
        using var alone = SuppressInstrumentationScope.Begin();
        using var patience = new CancellationTokenSource(Longest, time);
        try
        {
            seen = await Task.WhenAll(Queues.All.Select(name => LookAsync(name, patience.Token)));
        }
#pragma warning disable CA1031 // figures that fail must stop nothing else
        catch (Exception problem)
#pragma warning restore CA1031
        {
            Log.Failed(logger, problem);
        }
    }

    private async Task<QueueFigures> LookAsync(string name, CancellationToken cancellationToken)
    {
        var poisoned = await queue.CountAsync(Queues.PoisonOf(name), cancellationToken);
        var oldest = await queue.OldestAsync(name, cancellationToken);
        return new(name, poisoned, oldest is { } moment ? time.GetUtcNow() - moment : TimeSpan.Zero);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The queues could not be looked at; their figures are older than they should be.")]
        public static partial void Failed(ILogger logger, Exception problem);
    }
}
