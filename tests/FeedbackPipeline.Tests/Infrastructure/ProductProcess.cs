using System.Diagnostics;
using System.Reflection;

namespace FeedbackPipeline.Tests.Infrastructure;

/// <summary>The built executable in a process of its own, as an operator would start it.</summary>
public sealed class ProductProcess : IAsyncDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60);
    private readonly Process process;

    private ProductProcess(Process process, Uri address, string signInLink)
    {
        this.process = process;
        Address = address;
        SignInLink = signInLink;
    }

    public Uri Address { get; }

    /// <summary>Path and query of the one-time link printed at start.</summary>
    public string SignInLink { get; }

    /// <summary>Starts <c>serve</c> on a free port and returns once it says where it is.</summary>
    public static async Task<ProductProcess> ServeAsync(string dataFolder, CancellationToken cancellationToken, params string[] settings)
    {
        var process = Start(dataFolder, ["--urls", "http://127.0.0.1:0", .. settings]);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(LongestStart);
        while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.StartsWith("Sign in: ", StringComparison.Ordinal))
            {
                var link = new Uri(line["Sign in: ".Length..]);
                // Nobody reads on, and a full pipe would stop the process.
                _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
                _ = process.StandardError.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
                return new(process, new Uri(link.GetLeftPart(UriPartial.Authority)), link.PathAndQuery);
            }
        }

        throw new InvalidOperationException($"It did not start: {await process.StandardError.ReadToEndAsync(cancellationToken)}");
    }

    /// <summary>Runs one verb to its end.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(string dataFolder, CancellationToken cancellationToken, params string[] arguments)
    {
        using var process = Start(dataFolder, arguments);
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return (process.ExitCode, await output, await errors);
    }

    /// <summary>What the Functions host and a power cut have in common: SIGKILL, no goodbye.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await KillAsync();
        }

        process.Dispose();
    }

    private static Process Start(string dataFolder, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Product(), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = dataFolder,
            Environment = { ["FEEDBACK_DATA"] = dataFolder },
        };
        return Process.Start(start)!;
    }

    private static string Product()
        => typeof(ProductProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(data => data.Key == "Product").Value!;
}
