using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;

namespace FeedbackPipeline.Tests.Infrastructure;

/// <summary>Azure's storage emulator in a process of its own on free loopback ports, in memory. Each test takes an account of its own.</summary>
public sealed partial class Azurite : IAsyncDisposable
{
    private const int Accounts = 1_000;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);
    private static readonly Lazy<Task<Azurite>> Shared = new(StartAsync);
    private readonly Process process;
    private readonly int blob;
    private readonly int queue;
    private int taken;

    private Azurite(Process process, int blob, int queue)
    {
        this.process = process;
        this.blob = blob;
        this.queue = queue;
    }

    /// <summary>The one that tests share. It ends with the test process, whose end closes its standard input.</summary>
    public static Task<Azurite> SharedAsync() => Shared.Value;

    /// <summary>One of its own, for a test that ends it.</summary>
    public static async Task<Azurite> StartAsync()
    {
        var repository = typeof(Azurite).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(data => data.Key == "Repository").Value!;
        var process = Process.Start(new ProcessStartInfo("node", ["azurite.mjs"])
        {
            WorkingDirectory = Path.Combine(repository, "tests", "servers"),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            Environment = { ["AZURITE_ACCOUNTS"] = string.Join(';', Enumerable.Range(1, Accounts).Select(number => $"{Name(number)}:{Key(number)}")) },
        })!;
        var blob = await PortAsync(process, "Blob");
        var queue = await PortAsync(process, "Queue");
        // Nobody reads on, and a full pipe would stop the process.
        _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
        return new(process, blob, queue);
    }

    /// <summary>The connection string of an account that nobody else has used.</summary>
    public string Account()
    {
        var number = Interlocked.Increment(ref taken);
        return $"DefaultEndpointsProtocol=http;AccountName={Name(number)};AccountKey={Key(number)};"
            + $"BlobEndpoint=http://127.0.0.1:{blob}/{Name(number)};QueueEndpoint=http://127.0.0.1:{queue}/{Name(number)};";
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"account{number}");

    private static string Key(int number) => Convert.ToBase64String(Encoding.UTF8.GetBytes(Name(number)));

    private static async Task<int> PortAsync(Process process, string service)
    {
        using var patience = new CancellationTokenSource(Longest);
        while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            if (Listening().Match(line) is { Success: true } match && match.Groups["service"].Value == service)
            {
                return int.Parse(match.Groups["port"].ValueSpan, CultureInfo.InvariantCulture);
            }
        }

        throw new InvalidOperationException("Azurite ended.");
    }

    [GeneratedRegex("^Azurite (?<service>\\w+) service is successfully listening at http://127\\.0\\.0\\.1:(?<port>\\d+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Listening();
}
