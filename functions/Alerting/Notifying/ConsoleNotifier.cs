using FeedbackPipeline.Alerting.Wording;

namespace FeedbackPipeline.Alerting.Notifying;

/// <summary>Writes alerts to standard output as they change: enough to see one on the first day, with nothing set up.</summary>
public sealed class ConsoleNotifier(TextWriter output) : INotifier
{
    public string Name => "console";

    public bool Digests => false;

    /// <summary>One write, so that two messages never mix their lines.</summary>
    public async Task DeliverAsync(AlertDigest digest, CancellationToken cancellationToken)
    {
        await output.WriteAsync(string.Concat(digest.News.Select(news => $"\nALERT ({news.Change})\n{PlainText.Of(news.Report)}\n\n")).AsMemory(), cancellationToken);
        await output.FlushAsync(cancellationToken);
    }
}
