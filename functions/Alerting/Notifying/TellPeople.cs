using FeedbackPipeline.Alerting.Safeguarding;
using FeedbackPipeline.Messages;

namespace FeedbackPipeline.Alerting.Notifying;

/// <summary>The consumer of <c>notify-out</c>: alerts go one way, concerns another.</summary>
public sealed class TellPeople(DeliverNotification alerts, TellConcern concerns) : IMessageHandler
{
    public string Queue => Queues.NotifyOut;

    public Task HandleAsync(Envelope envelope, CancellationToken cancellationToken)
        => envelope.Name == ConcernRaised.Name ? concerns.HandleAsync(envelope, cancellationToken) : alerts.HandleAsync(envelope, cancellationToken);

    public Task GiveUpAsync(Envelope envelope, CancellationToken cancellationToken)
        => envelope.Name == ConcernRaised.Name ? concerns.GiveUpAsync(envelope, cancellationToken) : alerts.GiveUpAsync(envelope, cancellationToken);
}
