using System.Net;
using System.Net.Sockets;
using FeedbackPipeline.Tests.Infrastructure;

namespace FeedbackPipeline.Tests.Hosting;

/// <summary>What cannot start says why in one line and ends; it never stays up without a store, and never shows a trace.</summary>
public sealed class StartingTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task An_address_that_is_none_ends_with_2()
    {
        var (exitCode, _, errors) = await ProductProcess.RunAsync(Data(), TestContext.Current.CancellationToken, "serve", "--urls", "banana");

        exitCode.ShouldBe(2);
        errors.ShouldContain("--urls: 'banana'");
        errors.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task An_address_somebody_else_has_is_said_in_one_line()
    {
        using var somebody = new TcpListener(IPAddress.Loopback, 0);
        somebody.Start();

        var (exitCode, printed, errors) = await ProductProcess.RunAsync(Data(), TestContext.Current.CancellationToken, "serve", "--urls", $"http://{somebody.LocalEndpoint}");

        exitCode.ShouldBe(3);
        errors.ShouldContain("address already in use");
        (printed + errors).ShouldNotContain("   at ");
        (printed + errors).ShouldNotContain("crit:");
    }

    [Theory]
    [InlineData("serve", "--urls", "http://127.0.0.1:0")]
    [InlineData("staff", "list")]
    public async Task A_damaged_store_ends_with_3(params string[] arguments)
    {
        await File.WriteAllBytesAsync(Path.Combine(Data(), "feedback.db"), [.. Enumerable.Range(0, 9000).Select(number => (byte)(number * 7))], TestContext.Current.CancellationToken);

        var (exitCode, _, errors) = await ProductProcess.RunAsync(Data(), TestContext.Current.CancellationToken, arguments);

        exitCode.ShouldBe(3);
        errors.ShouldContain("The store cannot be used.");
        errors.ShouldNotContain("   at ");
    }

    public void Dispose() => folder.Dispose();

    private string Data() => Directory.CreateDirectory(folder.File("data")).FullName;
}
