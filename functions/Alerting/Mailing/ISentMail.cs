namespace FeedbackPipeline.Alerting.Mailing;

/// <summary>What became of messages given to a service that says so later. Knows no address and no words. Implemented by the store.</summary>
public interface ISentMail
{
    /// <summary>Inserts or replaces; what is older than a month is forgotten.</summary>
    Task RecordAsync(SentMail mail, CancellationToken cancellationToken);

    Task<SentMail?> FindAsync(string operation, CancellationToken cancellationToken);

    /// <summary>The newest one.</summary>
    Task<SentMail?> LastAsync(CancellationToken cancellationToken);
}

/// <param name="Operation">The service's id for it.</param>
/// <param name="State">In the service's own word.</param>
public sealed record SentMail(string Operation, string State, DateTimeOffset At);
