namespace FeedbackPipeline.Storing.Cosmos.Projecting;

/// <summary>
/// Lets figures follow what happened before somebody reads them. Nobody pays for that at each write: the sweep and whoever reads do it for many writes at once.
/// </summary>
internal sealed partial class MoveFigures(CosmosProjector projector, ILogger<MoveFigures> logger)
{
    /// <summary>What a reader can wait for; the sweep does the rest.</summary>
    private const int MostPages = 10;

    public async Task NowAsync(CancellationToken cancellationToken)
    {
        try
        {
            await projector.CatchUpAsync(MostPages, cancellationToken);
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
