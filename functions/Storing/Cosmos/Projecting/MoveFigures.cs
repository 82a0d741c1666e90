namespace FeedbackPipeline.Storing.Cosmos.Projecting;

/// <summary>Lets figures follow a change at once where that can be done now; where it cannot, whoever works the feed next does it.</summary>
internal sealed partial class MoveFigures(CosmosProjector projector, ILogger<MoveFigures> logger)
{
    public async Task NowAsync(CancellationToken cancellationToken)
    {
        try
        {
            await projector.CatchUpAsync(cancellationToken);
        }
        catch (StoreUnavailableException problem)
        {
            Log.Later(logger, problem);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Figures follow later: the projection is out of reach.")]
        public static partial void Later(ILogger logger, Exception problem);
    }
}
