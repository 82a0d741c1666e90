using System.Diagnostics;

namespace FeedbackPipeline.Benchmarks.Accepting;

/// <summary>A server in a process of its own: the product, or a bare echo.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process process;

    private ServerProcess(Process process, Uri address)
    {
        this.process = process;
        Address = address;
    }

    public Uri Address { get; }

    public static async Task<ServerProcess> StartAsync(string dataFolder, string kind)
    {
        var assembly = kind == "echo" ? typeof(ServerProcess).Assembly : typeof(FeedbackPipeline.Vocabulary.Submission).Assembly;
        var start = new ProcessStartInfo("dotnet", [assembly.Location, kind, "--urls", "http://127.0.0.1:0"])
        {
            RedirectStandardOutput = true,
            Environment = { ["FEEDBACK_DATA"] = dataFolder },
        };
        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            var at = line.IndexOf("http://", StringComparison.Ordinal);
            if (at >= 0)
            {
                _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
                return new(process, new Uri(new Uri(line[at..]).GetLeftPart(UriPartial.Authority)));
            }
        }

        throw new InvalidOperationException($"{kind} did not start.");
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
