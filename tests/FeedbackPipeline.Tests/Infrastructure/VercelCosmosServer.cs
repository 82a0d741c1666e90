using System.Diagnostics;
using System.Reflection;

namespace FeedbackPipeline.Tests.Infrastructure;

/// <summary>Vercel's Cosmos DB server from npm, in a process of its own: other people's reading of the protocol, for what it can do.</summary>
public sealed class VercelCosmosServer : IAsyncDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);
    private readonly Process process;

    private VercelCosmosServer(Process process, Uri endpoint)
    {
        this.process = process;
        Endpoint = endpoint;
    }

    public Uri Endpoint { get; }

    public static async Task<VercelCosmosServer> StartAsync()
    {
        var repository = typeof(VercelCosmosServer).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(data => data.Key == "Repository").Value!;
        var process = Process.Start(new ProcessStartInfo("node", ["cosmos.mjs"])
        {
            WorkingDirectory = Path.Combine(repository, "tests", "servers"),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Longest);
        var line = await process.StandardOutput.ReadLineAsync(patience.Token) ?? throw new InvalidOperationException("The server ended.");
        return new(process, new($"http://127.0.0.1:{line}/"));
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
