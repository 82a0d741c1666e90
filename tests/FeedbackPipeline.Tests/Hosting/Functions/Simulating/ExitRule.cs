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
}

internal static class ExitRule
{
    public static AfterExit Of(int exitCode) => exitCode switch
    {
        0 => AfterExit.Nothing,
        200 => AfterExit.StartAgain,
        _ => AfterExit.CountError,
    };
}
