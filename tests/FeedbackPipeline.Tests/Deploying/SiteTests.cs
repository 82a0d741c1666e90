using System.Text.Json.Nodes;

namespace FeedbackPipeline.Tests.Deploying;

/// <summary>What Flex Consumption wants and what it refuses.</summary>
[Collection(nameof(Deployments))]
public sealed class SiteTests(Deployments deployments)
{
    private JsonNode Site => deployments.Plain.Properties("Microsoft.Web/sites");

    [Fact]
    public void It_is_a_custom_handler_on_flex_consumption()
    {
        var plan = deployments.Plain.One("Microsoft.Web/serverfarms");

        Site["functionAppConfig"]!["runtime"]!.ToJsonString().ShouldBe("""{"name":"custom","version":"1.0"}""");
        plan["sku"]!.ToJsonString().ShouldBe("""{"tier":"FlexConsumption","name":"FC1"}""");
        plan["properties"]!["reserved"]!.GetValue<bool>().ShouldBeTrue();
        deployments.Plain.One("Microsoft.Web/sites")["kind"]!.GetValue<string>().ShouldBe("functionapp,linux");
    }

    [Fact]
    public void The_package_is_fetched_by_identity()
        => Site["functionAppConfig"]!["deployment"]!["storage"]!["authentication"]!["type"]!.GetValue<string>().ShouldBe("UserAssignedIdentity");

    [Fact]
    public void It_is_reached_by_https_only_and_nobody_publishes_with_a_password()
    {
        Site["httpsOnly"]!.GetValue<bool>().ShouldBeTrue();
        Site["siteConfig"]!["minTlsVersion"]!.GetValue<string>().ShouldBe("1.2");
        deployments.Plain.Properties("Microsoft.Web/sites/basicPublishingCredentialsPolicies")["allow"]!.GetValue<bool>().ShouldBeFalse();
    }

    [Fact]
    public void Instances_wait_for_people_only_where_somebody_pays_for_that()
    {
        Ready(deployments.Plain).ShouldBe("[]");
        Ready(deployments.Everything).ShouldBe("""[{"name":"http","instanceCount":1}]""");
    }

    [Fact]
    public void Azd_finds_it_by_its_tag()
        => deployments.Plain.One("Microsoft.Web/sites")["tags"]!["azd-service-name"]!.GetValue<string>().ShouldBe("functions");

    private static string Ready(Deployment deployment)
        => deployment.Properties("Microsoft.Web/sites")["functionAppConfig"]!["scaleAndConcurrency"]!["alwaysReady"]!.ToJsonString();
}
