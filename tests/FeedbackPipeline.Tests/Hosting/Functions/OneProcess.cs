using FeedbackPipeline.Tests.Hosting.Functions.Simulating;
using FeedbackPipeline.Tests.Infrastructure;
using Microsoft.Extensions.Time.Testing;

namespace FeedbackPipeline.Tests.Hosting.Functions;

/// <summary>One process of the product for the tests of a class, with no store to reach and a host whose clock the tests move.</summary>
public sealed class OneProcess : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();

    internal FakeTimeProvider Time { get; } = new();

    internal HostSimulator Host { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Host = await HostSimulator.StartAsync(HandlerSettings.Unreachable(folder.Path), TestContext.Current.CancellationToken, Time);

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        folder.Dispose();
    }
}
