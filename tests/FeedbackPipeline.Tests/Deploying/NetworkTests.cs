namespace FeedbackPipeline.Tests.Deploying;

/// <summary>The choice between the internet with identities and a network of our own.</summary>
[Collection(nameof(Deployments))]
public sealed class NetworkTests(Deployments deployments)
{
    private const string Endpoint = "Microsoft.Network/privateEndpoints";

    private static readonly string[] closed = ["Microsoft.Storage/storageAccounts", "Microsoft.DocumentDB/databaseAccounts", "Microsoft.KeyVault/vaults"];

    [Fact]
    public void Without_a_network_of_our_own_nothing_costs_by_the_hour_for_one()
    {
        closed.ShouldAllBe(type => Access(deployments.Plain, type) == "Enabled");
        deployments.Plain.Of(Endpoint).ShouldBeEmpty();
        deployments.Plain.Of("Microsoft.Network/virtualNetworks").ShouldBeEmpty();
    }

    [Fact]
    public void With_one_the_internet_reaches_neither_storage_nor_store_nor_keys()
    {
        closed.ShouldAllBe(type => Access(deployments.Everything, type) == "Disabled");
        deployments.Everything.Properties("Microsoft.Storage/storageAccounts")["networkAcls"]!["defaultAction"]!.GetValue<string>().ShouldBe("Deny");
        deployments.Everything.Of("Microsoft.CognitiveServices/accounts").First()["properties"]!["publicNetworkAccess"]!.GetValue<string>().ShouldBe("Disabled");
    }

    [Fact]
    public void Each_of_them_has_a_door_inside_and_its_name_leads_there()
    {
        var groups = deployments.Everything.Of(Endpoint).Select(endpoint => endpoint["properties"]!["privateLinkServiceConnections"]![0]!["properties"]!["groupIds"]![0]!.GetValue<string>());

        groups.ShouldBe(["blob", "queue", "table", "Sql", "vault", "account"], ignoreOrder: true);
        deployments.Everything.Of($"{Endpoint}/privateDnsZoneGroups").Count().ShouldBe(6);
        deployments.Everything.Of("Microsoft.Network/privateDnsZones/virtualNetworkLinks").Count().ShouldBe(6);
    }

    private static string Access(Deployment deployment, string type) => deployment.Properties(type)["publicNetworkAccess"]!.GetValue<string>();
}
