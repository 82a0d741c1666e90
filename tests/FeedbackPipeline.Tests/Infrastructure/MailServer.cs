using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace FeedbackPipeline.Tests.Infrastructure;

/// <summary>A real SMTP server in a process of its own, on a free loopback port.</summary>
public sealed class MailServer : IAsyncDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);
    private readonly Process process;

    private MailServer(Process process, int port)
    {
        this.process = process;
        Port = port;
    }

    public int Port { get; }

    /// <param name="mode">One of those of <c>tests/servers/smtp.mjs</c>.</param>
    public static async Task<MailServer> StartAsync(string mode = "")
    {
        var repository = typeof(MailServer).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(data => data.Key == "Repository").Value!;
        var process = Process.Start(new ProcessStartInfo("node", ["smtp.mjs", mode])
        {
            WorkingDirectory = Path.Combine(repository, "tests", "servers"),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        return new(process, int.Parse(await LineAsync(process), CultureInfo.InvariantCulture));
    }

    public (string Key, string Value)[] Settings(params (string Key, string Value)[] more) => OnPort(Port, more);

    public static (string Key, string Value)[] OnPort(int port, params (string Key, string Value)[] more) =>
    [
        ("Mail:Host", "127.0.0.1"), ("Mail:Port", port.ToString(CultureInfo.InvariantCulture)), ("Mail:Security", "None"), ("Mail:From", "feedback@example.org"),
        ("Organisation:PublicBaseUrl", "https://feedback.example.org/"), .. more,
    ];

    /// <summary>The next message it took.</summary>
    public async Task<TakenMail> NextAsync() => JsonSerializer.Deserialize<TakenMail>(await LineAsync(process), JsonSerializerOptions.Web)!;

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static async Task<string> LineAsync(Process process)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Longest);
        return await process.StandardOutput.ReadLineAsync(patience.Token) ?? throw new InvalidOperationException("The mail server ended.");
    }
}

public sealed record TakenMail(IReadOnlyList<string> To, string From, string Subject, string Id, string Priority, string Automatic, string Text, string Html);
