using FeedbackPipeline.Alerting.Wording;

namespace FeedbackPipeline.Alerting.Notifying;

/// <summary>Writes alerts to standard output: enough to see one on the first day, with nothing set up.</summary>
public sealed class ConsoleNotifier(TextWriter output) : INotifier
{
    public string Name => "console";

    /// <summary>One write, so that two alerts never mix their lines.</summary>
    public async Task DeliverAsync(AlertReport report, string change, CancellationToken cancellationToken)
    {
        await output.WriteAsync($"\nALERT ({change})\n{PlainText.Of(report)}\n\n".AsMemory(), cancellationToken);
        await output.FlushAsync(cancellationToken);
    }
}
