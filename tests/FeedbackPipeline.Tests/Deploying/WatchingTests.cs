namespace FeedbackPipeline.Tests.Deploying;

/// <summary>Who hears when something goes wrong or gets dear.</summary>
[Collection(nameof(Deployments))]
public sealed class WatchingTests(Deployments deployments)
{
    [Fact]
    public void A_message_that_is_given_up_alerts_somebody_by_mail()
    {
        var alert = deployments.Cheapest.Properties("Microsoft.Insights/scheduledQueryRules");
        var criterion = alert["criteria"]!["allOf"]![0]!;

        criterion["query"]!.GetValue<string>().ShouldContain("-poison");
        criterion["operator"]!.GetValue<string>().ShouldBe("GreaterThan");
        criterion["threshold"]!.GetValue<int>().ShouldBe(0);
        alert["actions"]!["actionGroups"]![0]!.GetValue<string>().ShouldEndWith(deployments.Cheapest.One("Microsoft.Insights/actionGroups")["name"]!.GetValue<string>());
        deployments.Cheapest.Properties("Microsoft.Insights/actionGroups")["emailReceivers"]![0]!["emailAddress"]!.GetValue<string>().ShouldBe("operator@example.org");
    }

    [Fact]
    public void A_product_that_is_not_ready_alerts_too_unless_that_was_turned_off()
    {
        deployments.Plain.Properties("Microsoft.Insights/webtests")["Request"]!["RequestUrl"]!.GetValue<string>().ShouldContain("/health/ready");
        deployments.Plain.Properties("Microsoft.Insights/webtests")["ValidationRules"]!["ContentValidation"]!["ContentMatch"]!.GetValue<string>().ShouldBe("\"status\":\"healthy\"");
        deployments.Plain.Of("Microsoft.Insights/metricAlerts").Count().ShouldBe(1);
        deployments.Cheapest.Of("Microsoft.Insights/webtests").ShouldBeEmpty();
    }

    [Fact]
    public void A_budget_speaks_before_the_month_is_over_and_its_first_day_can_be_kept()
    {
        var budget = deployments.Plain.Properties("Microsoft.Consumption/budgets");

        budget["timeGrain"]!.GetValue<string>().ShouldBe("Monthly");
        budget["notifications"]!.AsObject().Select(pair => pair.Value!["thresholdType"]!.GetValue<string>()).ShouldContain("Forecasted");
        budget["notifications"]!.AsObject().ShouldAllBe(pair => pair.Value!["contactEmails"]![0]!.GetValue<string>() == "operator@example.org");
    }

    [Fact]
    public void Telemetry_has_a_daily_cap()
    {
        Cap(deployments.Plain).ShouldBe("0.5");
        Cap(deployments.Cheapest).ShouldBe("0.1");
    }

    private static string Cap(Deployment deployment) => deployment.Properties("Microsoft.OperationalInsights/workspaces")["workspaceCapping"]!["dailyQuotaGb"]!.ToJsonString();
}
