using System.Collections;
using System.Diagnostics;
using System.Globalization;

namespace FeedbackPipeline.Tests.Hosting.Functions.Simulating;

/// <summary>The handler in a process of its own, started, asked and ended as the host does it.</summary>
internal sealed class HandlerProcess : IAsyncDisposable
{
    private static readonly TimeSpan BetweenPings = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(60);
    private readonly Process process;
    private readonly Task<string> output;
    private readonly Task<string> errors;

    private HandlerProcess(Process process, int port)
    {
        this.process = process;
        Port = port;
        output = process.StandardOutput.ReadToEndAsync();
        errors = process.StandardError.ReadToEndAsync();
    }

    public int Port { get; }

    public int Id => process.Id;

    public bool HasEnded => process.HasExited;

    /// <summary>Starts what <c>host.json</c> names, with the host's environment and the app's settings.</summary>
    public static HandlerProcess Start(string root, int port, IReadOnlyDictionary<string, string> environment)
    {
        var settings = HostJson.Read(root);
        var start = new ProcessStartInfo(Path.Combine(root, settings.Executable), settings.Arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = root };
        foreach (var name in Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(variable => (string)variable.Key).Where(name => name.StartsWith("ASPNETCORE_", StringComparison.Ordinal)))
        {
            start.Environment.Remove(name);
        }

        start.Environment["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));
        start.Environment["FUNCTIONS_CUSTOMHANDLER_PORT"] = start.Environment["FUNCTIONS_HTTPWORKER_PORT"] = port.ToString(CultureInfo.InvariantCulture);
        start.Environment["FUNCTIONS_CUSTOMHANDLER_WORKER_ID"] = start.Environment["FUNCTIONS_HTTPWORKER_ID"] = "00000000-0000-4000-8000-000000000001";
        start.Environment["FUNCTIONS_APP_ROOT_PATH"] = root;
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new(Process.Start(start)!, port);
    }

    /// <summary>Asks <c>GET /</c> every 25 ms until anything answers.</summary>
    /// <returns>False where the process ended or did not answer in time.</returns>
    public async Task<bool> IsReadyAsync(HttpClient client, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(LongestStart);
        using var pause = new PeriodicTimer(BetweenPings);
        while (!process.HasExited && await pause.WaitForNextTickAsync(patience.Token))
        {
            try
            {
                using var answer = await client.GetAsync(new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Port}/")), patience.Token);
                return true;
            }
            catch (HttpRequestException)
            {
                // Refused: not there yet.
            }
        }

        return false;
    }

    public void Signal(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>As the host ends a handler: no goodbye.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <exception cref="TimeoutException">It does not end. Where the tests themselves were started with a signal ignored, as a shell starts what stands before a &amp;, it ignores that one too.</exception>
    public async Task<(int ExitCode, string Output, string Errors)> EndAsync(CancellationToken cancellationToken)
    {
        await process.WaitForExitAsync(cancellationToken).WaitAsync(LongestEnd, cancellationToken);
        return (process.ExitCode, await output, await errors);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await KillAsync();
        }

        process.Dispose();
    }
}
