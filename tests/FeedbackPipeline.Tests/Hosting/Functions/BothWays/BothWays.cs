using FeedbackPipeline.Tests.EndToEnd.OnAzure;
using FeedbackPipeline.Tests.Hosting.Functions.Simulating;

namespace FeedbackPipeline.Tests.Hosting.Functions.BothWays;

/// <summary>One process of the product, with real stores behind it, and a host of each kind before it.</summary>
public sealed class BothWays : IAsyncLifetime
{
    private readonly Dictionary<HostMode, HostFront> fronts = [];

    internal AzureWorld World { get; private set; } = null!;

    internal HostSimulator Host => World.Instances[0];

    public async ValueTask InitializeAsync()
    {
        World = await AzureWorld.StartAsync(instances: 1);
        foreach (var mode in Enum.GetValues<HostMode>())
        {
            fronts[mode] = await Host.FrontAsync(new() { Mode = mode });
        }
    }

    /// <summary>Somebody on the web.</summary>
    public HttpClient Anyone(string mode) => fronts[Enum.Parse<HostMode>(mode)].Anyone();

    public async ValueTask DisposeAsync()
    {
        foreach (var front in fronts.Values)
        {
            await front.DisposeAsync();
        }

        await World.DisposeAsync();
    }
}
