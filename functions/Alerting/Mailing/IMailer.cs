namespace FeedbackPipeline.Alerting.Mailing;

/// <summary>The way out for e-mail: SMTP, or Azure Communication Services.</summary>
public interface IMailer
{
    /// <summary>False where no way out is set up; then nothing is sent.</summary>
    bool IsConfigured { get; }

    /// <summary>Returns when the server has taken it for every recipient; an exception means "try again later".</summary>
    Task SendAsync(MailMessage message, CancellationToken cancellationToken);

    /// <summary>Connects and signs in without sending anything.</summary>
    Task ProbeAsync(CancellationToken cancellationToken);
}

/// <param name="Id">The same for the same message sent again, so that a mailbox can show it once.</param>
/// <param name="To">Addresses; each gets a message of its own and sees no other.</param>
/// <param name="Text">Plain text, lines ending in a line feed.</param>
/// <param name="Urgent">Marked as important.</param>
public sealed record MailMessage(string Id, IReadOnlyList<string> To, string Subject, string Text, string Html, bool Urgent = false);
