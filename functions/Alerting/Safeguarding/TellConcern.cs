using FeedbackPipeline.Messages;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Alerting.Safeguarding;

/// <summary>
/// Tells the safeguarding lead that a concern waits. The same concern is told once a level and notifier; a message that comes again is told not at all,
/// unless the process died between delivery and its mark.
/// </summary>
public sealed partial class TellConcern(IConcernNotices notices, IPlaceBook places, WordConcern words, TellLeads leads, ILogger<TellConcern> logger)
{
    public async Task HandleAsync(Envelope envelope, CancellationToken cancellationToken)
    {
        var raised = Envelopes.Read<ConcernRaised>(envelope) ?? throw new InvalidDataException($"{envelope.Name} {envelope.Version} is no message about a concern.");
        if (await notices.FindAsync(raised.FeedbackId, cancellationToken) is not { } concern)
        {
            Log.Decided(logger, raised.FeedbackId);
            return;
        }

        var tree = await places.ReadAsync(cancellationToken);
        await leads.TellAsync(concern.FeedbackId, Code.Of(concern.Level), words.Raised(concern, tree), cancellationToken);
    }

    public async Task GiveUpAsync(Envelope envelope, CancellationToken cancellationToken)
    {
        if (Envelopes.Read<ConcernRaised>(envelope) is { } raised)
        {
            await notices.MarkFailedAsync(raised.FeedbackId, cancellationToken);
            Log.GaveUp(logger, raised.FeedbackId);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "The concern about {Feedback} was decided before anybody was told.")]
        public static partial void Decided(ILogger logger, string feedback);

        [LoggerMessage(2, LogLevel.Critical, "Nobody could be told about the concern in {Feedback}. It waits on the concerns page.")]
        public static partial void GaveUp(ILogger logger, string feedback);
    }
}
