using FeedbackPipeline.Messages;

namespace FeedbackPipeline.Tests.Deploying;

/// <summary>How texts get from Azure Communication Services into the queue: without a door to the internet, a key, or more rights than that takes.</summary>
[Collection(nameof(Deployments))]
public sealed class TextsTests(Deployments deployments)
{
    private const string Topic = "Microsoft.EventGrid/systemTopics";
    private const string Subscription = "Microsoft.EventGrid/systemTopics/eventSubscriptions";
    private const string Communication = "Microsoft.Communication/communicationServices";
    private const string Sender = "c6a89b2d-59bc-44d0-9896-0f6e12d7b80a";

    [Fact]
    public void Nothing_of_it_is_made_unless_asked_for()
    {
        foreach (var deployment in new[] { deployments.Plain, deployments.Cheapest })
        {
            deployment.Of(Topic).Concat(deployment.Of(Subscription)).Concat(deployment.Of(Communication)).ShouldBeEmpty();
            Bypass(deployment).ShouldBe("None");
        }
    }

    [Fact]
    public void The_topic_is_that_of_the_communication_service_and_has_an_identity_of_its_own()
    {
        var topic = deployments.Everything.One(Topic);

        topic["identity"]!["type"]!.GetValue<string>().ShouldBe("SystemAssigned");
        topic["location"]!.GetValue<string>().ShouldBe("global");
        topic["properties"]!["topicType"]!.GetValue<string>().ShouldBe("Microsoft.Communication.CommunicationServices");
    }

    [Fact]
    public void Texts_that_came_in_and_nothing_else_go_into_the_queue_by_that_identity_and_wait_there_for_ever()
    {
        var subscription = deployments.Everything.Properties(Subscription);
        var delivery = subscription["deliveryWithResourceIdentity"]!;
        var queue = delivery["destination"]!["properties"]!;

        subscription["destination"].ShouldBeNull();
        subscription["filter"]!["includedEventTypes"]!.ToJsonString().ShouldBe("""["Microsoft.Communication.SMSReceived"]""");
        delivery["identity"]!["type"]!.GetValue<string>().ShouldBe("SystemAssigned");
        delivery["destination"]!["endpointType"]!.GetValue<string>().ShouldBe("StorageQueue");
        queue["queueName"]!.GetValue<string>().ShouldBe(Queues.SmsEvents);
        queue["queueMessageTimeToLiveInSeconds"]!.GetValue<int>().ShouldBe(-1);
        queue["resourceId"]!.GetValue<string>().ShouldBe(deployments.Everything.One("Microsoft.Storage/storageAccounts")["id"]!.GetValue<string>());
        subscription["retryPolicy"]!.ToJsonString().ShouldBe("""{"maxDeliveryAttempts":30,"eventTimeToLiveInMinutes":1440}""");
    }

    [Fact]
    public void Words_lie_in_no_container_for_what_could_not_be_delivered()
        => deployments.Everything.Text.ShouldNotContain("deadLetter");

    [Fact]
    public void That_identity_may_add_messages_to_that_queue_and_is_nobody_elses()
    {
        var role = deployments.Everything.Of("Microsoft.Authorization/roleAssignments")
            .Single(assignment => assignment["properties"]!["roleDefinitionId"]!.GetValue<string>().EndsWith(Sender, StringComparison.Ordinal));

        role["id"]!.GetValue<string>().ShouldContain($"/queueServices/default/queues/{Queues.SmsEvents}/providers/Microsoft.Authorization/");
        role["properties"]!["principalId"]!.GetValue<string>().ShouldContain("/Microsoft.EventGrid/systemTopics/");
    }

    [Fact]
    public void Through_a_closed_network_it_comes_as_a_service_that_azure_vouches_for()
    {
        Bypass(deployments.Everything).ShouldBe("AzureServices");
        deployments.Everything.Properties("Microsoft.Storage/storageAccounts")["publicNetworkAccess"]!.GetValue<string>().ShouldBe("Disabled");
    }

    [Fact]
    public async Task Texts_and_mail_share_one_communication_service_and_texts_need_no_mail()
    {
        var texts = await Deployment.PredictAsync("main.bicepparam", TestContext.Current.CancellationToken, new Dictionary<string, string> { ["AZURE_TEXTS"] = "true" });

        deployments.Everything.Of(Communication).Count().ShouldBe(1);
        texts.Properties(Communication)["linkedDomains"]!.AsArray().ShouldBeEmpty();
        texts.Of("Microsoft.Communication/emailServices").ShouldBeEmpty();
        texts.Of(Subscription).Count().ShouldBe(1);
    }

    private static string Bypass(Deployment deployment) => deployment.Properties("Microsoft.Storage/storageAccounts")["networkAcls"]!["bypass"]!.GetValue<string>();
}
