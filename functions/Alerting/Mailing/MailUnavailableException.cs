namespace FeedbackPipeline.Alerting.Mailing;

/// <summary>The way out for e-mail is closed, and the message says in words what to look at.</summary>
public sealed class MailUnavailableException : Exception
{
    public MailUnavailableException()
    {
    }

    public MailUnavailableException(string message)
        : base(message)
    {
    }

    public MailUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
