using System.Runtime.ExceptionServices;

namespace FeedbackPipeline.Collecting.Texting.CommunicationServices;

/// <summary>Keeps each text by itself: one that can not be kept costs the others nothing, and makes all come again, which counts nobody twice.</summary>
internal sealed partial class KeepEvents(KeepText keep, ILogger<KeepEvents> logger)
{
    public async Task KeepAsync(ReadEvents events, CancellationToken cancellationToken)
    {
        if (events.Errors.Count > 0)
        {
            Log.NotRight(logger, string.Join(", ", events.Errors.Select(error => error.Field)));
        }

        ExceptionDispatchInfo? failure = null;
        foreach (var text in events.Texts)
        {
            try
            {
                await keep.KeepAsync(text, cancellationToken);
            }
#pragma warning disable CA1031 // it is thrown on once the others are kept
            catch (Exception problem) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                failure ??= ExceptionDispatchInfo.Capture(problem);
            }
        }

        failure?.Throw();
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Event Grid brought a text that is not right and was not kept: {Fields}.")]
        public static partial void NotRight(ILogger logger, string fields);
    }
}
