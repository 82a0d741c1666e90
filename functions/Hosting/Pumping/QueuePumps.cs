using FeedbackPipeline.Messages;
using FeedbackPipeline.Messages.Pumping;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Hosting.Pumping;

/// <summary>Runs a pump for each queue somebody reads, as the Functions host would.</summary>
internal sealed partial class QueuePumps(IEnumerable<IMessageHandler> handlers, PumpQueue pump, WordsFirst words, IOptions<PumpingOptions> options, TimeProvider time, ILogger<QueuePumps> logger) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken)
        => options.Value.Enabled ? Task.WhenAll(handlers.Select(handler => Task.Run(() => PumpAsync(handler, stoppingToken), stoppingToken))) : Task.CompletedTask;

    private async Task PumpAsync(IMessageHandler handler, CancellationToken cancellationToken)
    {
        IReadOnlyList<Settlement> settled = [];
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                var before = words.Now();
                settled = await pump.RunOnceAsync(handler, settled, cancellationToken);
                await Task.Delay(settled.Count == 0 ? TimeSpan.FromMilliseconds(options.Value.PollingMilliseconds) : words.RestSince(before), time, cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // the pump outlives a store that is busy or away; leases bring the batch back
            catch (Exception problem)
#pragma warning restore CA1031
            {
                Log.PumpFailed(logger, problem, handler.Queue);
                settled = [];
                await Task.Delay(TimeSpan.FromSeconds(options.Value.RetrySeconds), time, cancellationToken);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The pump of {Queue} failed and goes on after a pause.")]
        public static partial void PumpFailed(ILogger logger, Exception problem, string queue);
    }
}
