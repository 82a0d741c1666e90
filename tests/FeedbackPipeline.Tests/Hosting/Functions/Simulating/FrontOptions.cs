namespace FeedbackPipeline.Tests.Hosting.Functions.Simulating;

/// <summary>How the host's web server is set up, with its times where a test can not wait for the real ones.</summary>
internal sealed record FrontOptions
{
    public HostMode Mode { get; init; } = HostMode.Proxying;

    /// <summary>Whether Azure's own front door stands before the host, which says who asks; a host in a container of one's own has none.</summary>
    public bool Platform { get; init; } = true;

    /// <summary>After how long without a byte proxying gives up.</summary>
    public TimeSpan Inactivity { get; init; } = TimeSpan.FromSeconds(240);

    /// <summary>After how long forwarding gives up: a minute after the function's own time.</summary>
    public TimeSpan LongestForward { get; init; } = HostSimulator.Settings.FunctionTimeout + TimeSpan.FromMinutes(1);

    /// <summary>Between two tries to reach the handler.</summary>
    public Func<TimeSpan, CancellationToken, Task> Pause { get; init; } = (pause, stop) => Task.Delay(pause, TimeProvider.System, stop);

    /// <summary>Ends once the handler is up, so that requests wait while it starts.</summary>
    public Func<Task> Ready { get; init; } = () => Task.CompletedTask;

    /// <summary>Watches over the time a function has.</summary>
    public FunctionTimeout? Timeout { get; init; }

    /// <summary>The key of functions that ask for one.</summary>
    public string Key { get; init; } = "key-of-the-host";
}
