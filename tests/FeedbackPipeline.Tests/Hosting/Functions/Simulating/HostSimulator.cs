namespace FeedbackPipeline.Tests.Hosting.Functions.Simulating;

/// <summary>
/// A stand-in for the Azure Functions host around the built executable: starts it, passes requests on, delivers queue messages and timers, kills it.
/// Settings of the app go in as environment variables, for instance <c>Storing__Store=Cosmos</c>.
/// </summary>
internal sealed class HostSimulator : IAsyncDisposable
{
    private readonly IReadOnlyDictionary<string, string> settings;
    private readonly HttpClient calls = new(new SocketsHttpHandler { UseProxy = false });
    private readonly SemaphoreSlim restarting = new(1, 1);
    private readonly int port = FreePort.Next();
    private readonly StartGate gate;
    private readonly ExitRule exits;
    private TaskCompletionSource nextStart = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private HostSimulator(IReadOnlyDictionary<string, string> settings, TimeProvider time)
    {
        this.settings = settings;
        Time = time;
        gate = new(Settings.InitializationTimeout, time);
        exits = new(time);
        Handler = HandlerProcess.Start(DeploymentFolder.Path, port, settings);
        Call = new(calls, port, gate.WaitAsync, Timeout());
    }

    public static HostJson Settings { get; } = HostJson.Read(DeploymentFolder.Path);

    public static IReadOnlyList<FunctionFile> Functions { get; } = FunctionFile.ReadAll(DeploymentFolder.Path);

    /// <summary>The host's clock, by which calls time out and errors count.</summary>
    public TimeProvider Time { get; }

    public HandlerProcess Handler { get; private set; }

    /// <summary>The web server as <c>host.json</c> asks for it.</summary>
    public HostFront Front { get; private set; } = null!;

    public CallHandler Call { get; }

    /// <summary>Ends when a new process is up.</summary>
    public Task NextStart => nextStart.Task;

    /// <summary>Starts everything and returns once the handler answers.</summary>
    /// <param name="time">Instead of the system's clock.</param>
    public static async Task<HostSimulator> StartAsync(IReadOnlyDictionary<string, string> settings, CancellationToken cancellationToken, TimeProvider? time = null)
    {
        var simulator = new HostSimulator(settings, time ?? TimeProvider.System);
        await simulator.ReadyAsync(cancellationToken);
        simulator.Front = await simulator.FrontAsync(new() { Mode = Settings.Mode!.Value });
        return simulator;
    }

    /// <summary>One more web server before the same handler.</summary>
    /// <param name="functions">Instead of those deployed.</param>
    public Task<HostFront> FrontAsync(FrontOptions options, IReadOnlyList<FunctionFile>? functions = null)
        => HostFront.StartAsync(functions ?? Functions, port, options with { Ready = gate.WaitAsync, Timeout = Timeout() });

    /// <summary>Somebody on the web.</summary>
    public HttpClient Anyone() => Front.Anyone();

    public QueueListener Listen(string function, IHostQueue queue, TimeProvider time) => new(Functions.Single(known => known.Name == function), Settings, queue, Call, time) { Pause = TimeSpan.Zero };

    public Task<CallResult> FireTimerAsync(string function, TimeProvider time, CancellationToken cancellationToken)
        => Call.CallAsync(function, HostPayload.OfTimer(Functions.Single(known => known.Name == function).BindingName, time.GetUtcNow()), cancellationToken);

    /// <summary>Kills the handler and starts it again; calls that come meanwhile wait.</summary>
    public async Task StartAgainAsync(CancellationToken cancellationToken)
    {
        gate.Close();
        await Handler.DisposeAsync();
        Handler = HandlerProcess.Start(DeploymentFolder.Path, port, settings);
        await ReadyAsync(cancellationToken);
    }

    /// <summary>Waits until the handler has ended, and does what the host then does.</summary>
    public async Task<AfterExit> FollowExitAsync(CancellationToken cancellationToken)
    {
        if (Handler.HasEnded)
        {
            gate.Close();
        }

        var (exitCode, _, _) = await Handler.EndAsync(cancellationToken);
        var after = exits.Follow(exitCode);
        if (after is AfterExit.StartAgain or AfterExit.CountError)
        {
            await StartAgainAsync(cancellationToken);
        }
        else
        {
            gate.Open();
        }

        return after;
    }

    public async ValueTask DisposeAsync()
    {
        if (Front is not null)
        {
            await Front.DisposeAsync();
        }

        await Handler.DisposeAsync();
        calls.Dispose();
        restarting.Dispose();
    }

    private FunctionTimeout Timeout() => new(Settings.FunctionTimeout, Time, KillOnceAsync);

    /// <summary>Calls whose time is over together end one process, not its successor.</summary>
    private async Task KillOnceAsync()
    {
        var late = Handler;
        await restarting.WaitAsync();
        try
        {
            if (Handler == late)
            {
                await StartAgainAsync(CancellationToken.None);
            }
        }
        finally
        {
            restarting.Release();
        }
    }

    private async Task ReadyAsync(CancellationToken cancellationToken)
    {
        if (!await Handler.IsReadyAsync(calls, cancellationToken))
        {
            var (exitCode, _, errors) = await Handler.EndAsync(cancellationToken);
            throw new InvalidOperationException($"The handler ended with {exitCode}: {errors}");
        }

        gate.Open();
        Interlocked.Exchange(ref nextStart, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
    }
}
