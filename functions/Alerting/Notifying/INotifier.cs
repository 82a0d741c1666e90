using FeedbackPipeline.Alerting.Wording;

namespace FeedbackPipeline.Alerting.Notifying;

/// <summary>A way to tell people outside the screens: console, e-mail, a chat, a webhook. A new one is one file and one line of registration.</summary>
public interface INotifier
{
    /// <summary>Stored beside what was delivered, so it stays for ever.</summary>
    string Name { get; }

    /// <summary>False while it is not set up: then it is passed over, and what it missed stays untold by it.</summary>
    bool IsReady => true;

    /// <summary>Returns when it is delivered; an exception means "try again later".</summary>
    /// <param name="change">One of <see cref="Lifecycle.AlertChanges"/>.</param>
    Task DeliverAsync(AlertReport report, string change, CancellationToken cancellationToken);
}
