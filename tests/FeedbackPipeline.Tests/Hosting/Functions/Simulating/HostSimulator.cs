namespace FeedbackPipeline.Tests.Hosting.Functions.Simulating;

/// <summary>
/// A stand-in for the Azure Functions host around the built executable: starts it, passes requests on, delivers queue messages and timers, kills it.
/// Settings of the app go in as environment variables, for instance <c>Storing__Store=Cosmos</c>.
/// </summary>
internal sealed class HostSimulator : IAsyncDisposable
{
    private readonly IReadOnlyDictionary<string, string> settings;
    private readonly HttpClient calls = new(new SocketsHttpHandler { UseProxy = false });
    private readonly int port = FreePort.Next();

    private HostSimulator(IReadOnlyDictionary<string, string> settings)
    {
        this.settings = settings;
        Handler = HandlerProcess.Start(DeploymentFolder.Path, port, settings);
        Call = new(calls, port);
    }

    public static HostJson Settings { get; } = HostJson.Read(DeploymentFolder.Path);

    public static IReadOnlyList<FunctionFile> Functions { get; } = FunctionFile.ReadAll(DeploymentFolder.Path);

    public HandlerProcess Handler { get; private set; }

    public HostFront Front { get; private set; } = null!;

    public CallHandler Call { get; }

    /// <summary>Starts everything and returns once the handler answers.</summary>
    public static async Task<HostSimulator> StartAsync(IReadOnlyDictionary<string, string> settings, CancellationToken cancellationToken)
    {
        var simulator = new HostSimulator(settings);
        await simulator.ReadyAsync(cancellationToken);
        simulator.Front = await HostFront.StartAsync(Functions, simulator.port);
        return simulator;
    }

    /// <summary>Somebody on the web.</summary>
    public HttpClient Anyone() => new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { BaseAddress = Front.Address };

    public QueueListener Listen(string function, IHostQueue queue, TimeProvider time) => new(Functions.Single(known => known.Name == function), Settings, queue, Call, time) { Pause = TimeSpan.Zero };

    public Task<CallResult> FireTimerAsync(string function, TimeProvider time, CancellationToken cancellationToken)
        => Call.CallAsync(function, HostPayload.OfTimer(Functions.Single(known => known.Name == function).BindingName, time.GetUtcNow()), cancellationToken);

    /// <summary>What happens after a kill, or after an exit code that is not 0.</summary>
    public async Task StartAgainAsync(CancellationToken cancellationToken)
    {
        await Handler.DisposeAsync();
        Handler = HandlerProcess.Start(DeploymentFolder.Path, port, settings);
        await ReadyAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (Front is not null)
        {
            await Front.DisposeAsync();
        }

        await Handler.DisposeAsync();
        calls.Dispose();
    }

    private async Task ReadyAsync(CancellationToken cancellationToken)
    {
        if (!await Handler.IsReadyAsync(calls, cancellationToken))
        {
            var (exitCode, _, errors) = await Handler.EndAsync(cancellationToken);
            throw new InvalidOperationException($"The handler ended with {exitCode}: {errors}");
        }
    }
}
