namespace FeedbackPipeline.Tests.Hosting.Functions.Simulating;

/// <summary>What the host does when a handler ends by itself.</summary>
internal enum AfterExit
{
    /// <summary>Goes on calling the dead port.</summary>
    Nothing,

    /// <summary>Starts it again and counts nothing.</summary>
    StartAgain,

    /// <summary>Starts it again; three such within half an hour each stop the host.</summary>
    CountError,

    /// <summary>The third error in a row: the host ends.</summary>
    StopHost,
}

/// <summary>Counts errors that have at most half an hour between each and the next.</summary>
internal sealed class ExitRule(TimeProvider time)
{
    private const int Most = 3;
    private static readonly TimeSpan InARow = TimeSpan.FromMinutes(30);
    private DateTimeOffset lastError;
    private int errors;

    public static AfterExit Of(int exitCode) => exitCode switch
    {
        0 => AfterExit.Nothing,
        200 => AfterExit.StartAgain,
        _ => AfterExit.CountError,
    };

    public AfterExit Follow(int exitCode)
    {
        if (Of(exitCode) is not AfterExit.CountError and var uncounted)
        {
            return uncounted;
        }

        var now = time.GetUtcNow();
        errors = errors > 0 && now - lastError <= InARow ? errors + 1 : 1;
        lastError = now;
        return errors < Most ? AfterExit.CountError : AfterExit.StopHost;
    }
}
