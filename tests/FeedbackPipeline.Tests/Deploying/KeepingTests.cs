using System.Text.Json.Nodes;
using FeedbackPipeline.Messages;
using FeedbackPipeline.Storing.Cosmos;

namespace FeedbackPipeline.Tests.Deploying;

/// <summary>Queues, store and vault as the template makes them.</summary>
[Collection(nameof(Deployments))]
public sealed class KeepingTests(Deployments deployments)
{
    private const string Account = "Microsoft.DocumentDB/databaseAccounts";
    private const string Container = "Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers";
    private const string Storage = "Microsoft.Storage/storageAccounts";

    private static readonly string[] containers = ["items", "ledgers", "books"];

    [Fact]
    public void Every_queue_somebody_reads_is_made_and_its_twin_for_given_up_messages()
        => deployments.Plain.Names("Microsoft.Storage/storageAccounts/queueServices/queues").ShouldBe([.. Queues.All, .. Queues.All.Select(Queues.PoisonOf)], ignoreOrder: true);

    [Fact]
    public void Packages_recordings_and_the_keys_of_cookies_have_a_closed_container_each()
    {
        var blobs = deployments.Plain.Of("Microsoft.Storage/storageAccounts/blobServices/containers").ToList();

        blobs.Select(blob => blob["name"]!.GetValue<string>().Split('/')[^1]).ShouldBe(["deployments", "data-protection", "recordings"], ignoreOrder: true);
        blobs.ShouldAllBe(blob => blob["properties"]!["publicAccess"]!.GetValue<string>() == "None");
    }

    [Fact]
    public void Every_container_of_the_store_has_one_key_path_and_lets_items_end()
    {
        deployments.Plain.Names(Container).ShouldBe(containers, ignoreOrder: true);
        foreach (var container in Containers())
        {
            container["partitionKey"]!.ToJsonString().ShouldBe("""{"kind":"Hash","version":2,"paths":["/pk"]}""");
            container["defaultTtl"]!.GetValue<int>().ShouldBe(-1);
        }
    }

    [Fact]
    public void Only_what_is_asked_for_is_indexed_and_the_key_always()
    {
        foreach (var policy in Containers().Select(container => container["indexingPolicy"]!))
        {
            Paths(policy["excludedPaths"]!).ShouldBe(["/*"]);
            var included = Paths(policy["includedPaths"]!).ToList();
            included.Take(2).ShouldBe(["/pk/?", "/type/?"]);
            included.ShouldBeUnique();
            included.ShouldAllBe(path => path.StartsWith('/') && (path.EndsWith("/?") || path.EndsWith("/*")) && path != "/*");
        }
    }

    [Fact]
    public void Containers_are_indexed_as_the_store_asks()
    {
        foreach (var asked in CosmosContainers.All)
        {
            var made = deployments.Plain.Of(Container).Single(container => container["name"]!.GetValue<string>().EndsWith($"/{asked.Id}", StringComparison.Ordinal))["properties"]!["resource"]!["indexingPolicy"]!;

            Paths(made["includedPaths"]!).ShouldBe(asked.IndexingPolicy.IncludedPaths.Select(path => path.Path), ignoreOrder: true);
            made["compositeIndexes"]!.AsArray().Select(paths => string.Join(' ', Paths(paths!)))
                .ShouldBe(asked.IndexingPolicy.CompositeIndexes.Select(paths => string.Join(' ', paths.Select(path => path.Path))));
        }
    }

    [Theory]
    [InlineData("serverless", true, false)]
    [InlineData("autoscale", false, false)]
    [InlineData("free", false, true)]
    public async Task The_store_is_paid_as_chosen(string capacity, bool serverless, bool free)
    {
        var chosen = await Deployment.PredictAsync(
            "main.bicepparam", TestContext.Current.CancellationToken, new Dictionary<string, string> { ["COSMOS_CAPACITY"] = capacity });

        chosen.Properties(Account)["capabilities"]!.AsArray().Any(item => item!["name"]!.GetValue<string>() == "EnableServerless").ShouldBe(serverless);
        chosen.Properties(Account)["enableFreeTier"]!.GetValue<bool>().ShouldBe(free);
        (chosen.Properties("Microsoft.DocumentDB/databaseAccounts/sqlDatabases")["options"]!["autoscaleSettings"] is null).ShouldBe(serverless);
    }

    [Fact]
    public void The_store_can_be_put_back_to_any_second()
    {
        Tier(deployments.Plain).ShouldBe("Continuous30Days");
        Tier(deployments.Cheapest).ShouldBe("Continuous7Days");
    }

    [Fact]
    public void No_account_has_keys_that_open_it()
    {
        foreach (var deployment in new[] { deployments.Plain, deployments.Everything, deployments.Cheapest })
        {
            deployment.Properties(Account)["disableLocalAuth"]!.GetValue<bool>().ShouldBeTrue();
            deployment.Properties(Storage)["allowSharedKeyAccess"]!.GetValue<bool>().ShouldBeFalse();
            deployment.Properties(Storage)["allowBlobPublicAccess"]!.GetValue<bool>().ShouldBeFalse();
            deployment.Properties("Microsoft.Insights/components")["DisableLocalAuth"]!.GetValue<bool>().ShouldBeTrue();
            deployment.Properties("Microsoft.KeyVault/vaults")["enableRbacAuthorization"]!.GetValue<bool>().ShouldBeTrue();
            deployment.Of("Microsoft.CognitiveServices/accounts").ShouldAllBe(account => account["properties"]!["disableLocalAuth"]!.GetValue<bool>());
        }
    }

    [Fact]
    public void Everything_speaks_modern_encryption_only()
    {
        deployments.Plain.Properties(Storage)["minimumTlsVersion"]!.GetValue<string>().ShouldBe("TLS1_2");
        deployments.Plain.Properties(Storage)["supportsHttpsTrafficOnly"]!.GetValue<bool>().ShouldBeTrue();
        deployments.Plain.Properties(Account)["minimalTlsVersion"]!.GetValue<string>().ShouldBe("Tls12");
    }

    [Fact]
    public void Keys_cannot_be_destroyed_for_good_and_no_template_writes_or_shows_a_secret()
    {
        deployments.Plain.Properties("Microsoft.KeyVault/vaults")["enablePurgeProtection"]!.GetValue<bool>().ShouldBeTrue();
        deployments.Everything.Of("Microsoft.KeyVault/vaults/secrets").ShouldBeEmpty();
        deployments.Everything.Text.ShouldNotContain("listKeys", Case.Insensitive);
        deployments.Everything.Text.ShouldNotContain("AccountKey=", Case.Insensitive);
    }

    private IEnumerable<JsonNode> Containers()
        => deployments.Plain.Of(Container).Select(container => container["properties"]!["resource"]!);

    private static string Tier(Deployment deployment) => deployment.Properties(Account)["backupPolicy"]!["continuousModeProperties"]!["tier"]!.GetValue<string>();

    private static IEnumerable<string> Paths(JsonNode paths) => paths.AsArray().Select(path => path!["path"]!.GetValue<string>());
}
