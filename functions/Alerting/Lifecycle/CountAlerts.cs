using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Alerting.Lifecycle;

/// <summary>Counts what opens and closes alerts, once it is kept.</summary>
internal static class CountAlerts
{
    /// <param name="before">The alert as it was; null where it is new.</param>
    public static void Count(this PipelineMetrics metrics, Alert? before, Alert after)
    {
        switch (before is { IsOpen: true }, after.IsOpen)
        {
            case (false, true):
                metrics.AlertOpened(after.Rule);
                break;
            case (true, false):
                metrics.AlertClosed(after.Rule);
                break;
        }
    }
}
