using FeedbackPipeline.Messages;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Alerting.Lifecycle.Escalating;

/// <summary>
/// What time alone does to open alerts: nobody acknowledged one, so it goes to those above; its place ended, so it closes; newer counts came in, so a doubted one
/// goes on. Each is put on record once: the book takes a fact only while the alert is as it was decided on.
/// </summary>
public sealed partial class EscalateAlerts(IAlertBook book, IPlaceBook places, OrganisationCalendar calendar, PipelineMetrics metrics, TimeProvider time, ILogger<EscalateAlerts> logger) : ITimedWork
{
    public string Name => "fn-measure-escalate";

    public TimeSpan Every { get; } = TimeSpan.FromMinutes(1);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var tree = await places.ReadAsync(cancellationToken);
        var now = time.GetUtcNow();
        foreach (var alert in await book.ListAsync([.. tree.All.Select(place => place.Id)], 0, cancellationToken))
        {
            var replaced = alert.State == AlertState.Paused ? await book.FiguresReplacedAsync(alert.Place, cancellationToken) : null;
            if (PassTime.Decide(alert, tree.Find(alert.Place), replaced, now, calendar) is { } fact && await book.AppendAsync(alert, fact, cancellationToken))
            {
                metrics.Count(alert, alert.With([fact]));
                Log.Passed(logger, alert.Id, fact.GetType().Name);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Alert {Alert}: {Fact}, by time.")]
        public static partial void Passed(ILogger logger, string alert, string fact);
    }
}
