namespace FeedbackPipeline.Alerting.Notifying;

/// <summary>A way to tell people outside the screens: console, e-mail, a chat, a webhook. A new one is one file and one line of registration.</summary>
public interface INotifier
{
    /// <summary>Stored beside what was delivered, so it stays for ever. No slash.</summary>
    string Name { get; }

    /// <summary>False while it is not set up: then it is passed over, and what it missed stays untold by it.</summary>
    bool IsReady => true;

    /// <summary>True where each member of staff gets a message of their own; false where one message reaches everybody.</summary>
    bool ToEachPerson => false;

    /// <summary>True where what is not urgent waits for the day's digest; false where every change is told at once.</summary>
    bool Digests => true;

    /// <summary>Returns when it is delivered; an exception means "try again later".</summary>
    Task DeliverAsync(AlertDigest digest, CancellationToken cancellationToken);
}
