namespace FeedbackPipeline.Tests.Deploying;

/// <summary>The deployments that tests look at, worked out once: the compiler takes seconds for each.</summary>
public sealed class Deployments : IAsyncLifetime
{
    internal Deployment Plain { get; private set; } = null!;

    /// <summary>Everything that can be turned on is on.</summary>
    internal Deployment Everything { get; private set; } = null!;

    internal Deployment Cheapest { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var cancel = TestContext.Current.CancellationToken;
        Plain = await Deployment.PredictAsync("main.bicepparam", cancel);
        Cheapest = await Deployment.PredictAsync("cheapest.bicepparam", cancel);
        Everything = await Deployment.PredictAsync("main.bicepparam", cancel, new Dictionary<string, string>
        {
            ["AZURE_PRINCIPAL_ID"] = "00000000-0000-0000-0000-000000000009",
            ["PRIVATE_NETWORK"] = "true",
            ["ZONE_REDUNDANT"] = "true",
            ["AZURE_AI_LANGUAGE"] = "true",
            ["AZURE_AI_SPEECH"] = "true",
            ["AZURE_EMAIL"] = "true",
            ["AZURE_TEXTS"] = "true",
            ["AZURE_TEXTS_FROM"] = "+447700900456",
            ["ALWAYS_READY"] = "1",
            ["COSMOS_CAPACITY"] = "autoscale",
        });
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

[CollectionDefinition(nameof(Deployments))]
public sealed class DeploymentsCollection : ICollectionFixture<Deployments>;
