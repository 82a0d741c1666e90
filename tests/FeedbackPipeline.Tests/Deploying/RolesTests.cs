using System.Text.RegularExpressions;

namespace FeedbackPipeline.Tests.Deploying;

/// <summary>What the product's identity may do, service by service, and nothing besides.</summary>
[Collection(nameof(Deployments))]
public sealed partial class RolesTests(Deployments deployments)
{
    private const string Assignment = "Microsoft.Authorization/roleAssignments";
    private const string StoreAccess = "Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments";

    private const string BlobOwner = "b7e6dc6d-f1e8-4753-8033-0f276bb0955b";
    private const string QueueContributor = "974c5e8b-45b9-4653-ba55-5f855dd0fb88";
    private const string TableContributor = "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3";
    private const string SecretsUser = "4633458b-17de-408a-b874-0445c86b69e6";
    private const string SecretsOfficer = "b86a8fe4-44ce-4948-aee5-eccb2c155cd7";
    private const string MetricsPublisher = "3913510d-42f4-4e42-8a64-420c390055eb";
    private const string LanguageReader = "7628b7b8-a8b2-4cdc-b46f-e9b35248918e";
    private const string SpeechUser = "f2dc8367-1007-4938-bd23-fe263f013447";
    private const string CommunicationOwner = "09976791-48a7-449e-bb21-39d1a415f350";
    private const string QueueMessageSender = "c6a89b2d-59bc-44d0-9896-0f6e12d7b80a";

    private static readonly string[] always =
    [
        $"Microsoft.Storage/storageAccounts {BlobOwner}", $"Microsoft.Storage/storageAccounts {QueueContributor}", $"Microsoft.Storage/storageAccounts {TableContributor}",
        $"Microsoft.KeyVault/vaults {SecretsUser}", $"Microsoft.Insights/components {MetricsPublisher}",
    ];

    [Fact]
    public void The_product_holds_these_roles_each_on_one_resource_alone()
        => Roles(deployments.Plain).ShouldBe(always, ignoreOrder: true);

    [Fact]
    public void What_is_turned_on_adds_its_own_role_and_who_deploys_may_write_secrets()
        => Roles(deployments.Everything).ShouldBe(
            [
                .. always,
                $"Microsoft.CognitiveServices/accounts {LanguageReader}", $"Microsoft.CognitiveServices/accounts {SpeechUser}", $"Microsoft.Communication/communicationServices {CommunicationOwner}",
                // Of Event Grid, whose identity is its own.
                $"Microsoft.Storage/storageAccounts {QueueMessageSender}",
                $"Microsoft.KeyVault/vaults {SecretsOfficer}",
            ],
            ignoreOrder: true);

    [Fact]
    public void The_store_is_opened_by_its_own_kind_of_role_for_data_not_for_managing()
        => deployments.Plain.Properties(StoreAccess)["roleDefinitionId"]!.GetValue<string>().ShouldEndWith("/sqlRoleDefinitions/00000000-0000-0000-0000-000000000002");

    /// <summary>Kind of resource and role of each assignment.</summary>
    private static IEnumerable<string> Roles(Deployment deployment)
        => deployment.Of(Assignment).Select(role =>
            $"{Kind().Match(role["id"]!.GetValue<string>()).Groups[1].Value} {role["properties"]!["roleDefinitionId"]!.GetValue<string>().Split('/')[^1]}");

    [GeneratedRegex(@"providers/(Microsoft\.(?!Authorization)[^/]+/[^/]+)/")]
    private static partial Regex Kind();
}
