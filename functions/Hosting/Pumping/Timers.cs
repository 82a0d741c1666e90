using FeedbackPipeline.Messages;
using FeedbackPipeline.Messages.Pumping;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Hosting.Pumping;

/// <summary>Runs timed work in the process itself, one run at a time for each.</summary>
internal sealed partial class Timers(IEnumerable<ITimedWork> works, IOptions<PumpingOptions> options, TimeProvider time, ILogger<Timers> logger) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken)
        => options.Value.Enabled ? Task.WhenAll(works.Select(work => Task.Run(() => RepeatAsync(work, stoppingToken), stoppingToken))) : Task.CompletedTask;

    private async Task RepeatAsync(ITimedWork work, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await work.RunAsync(cancellationToken);
                await Task.Delay(work.Every, time, cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // one failed run must not end all later ones
            catch (Exception problem)
#pragma warning restore CA1031
            {
                Log.Failed(logger, problem, work.Name);
                await Task.Delay(TimeSpan.FromSeconds(options.Value.RetrySeconds), time, cancellationToken);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "{Work} failed and runs again after a pause.")]
        public static partial void Failed(ILogger logger, Exception problem, string work);
    }
}
