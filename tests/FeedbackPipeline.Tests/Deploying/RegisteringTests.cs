using System.Text.Json.Nodes;
using FeedbackPipeline.Securing;

namespace FeedbackPipeline.Tests.Deploying;

/// <summary>The hook that registers the product, so that staff sign in with the account they have.</summary>
public sealed class RegisteringTests : IDisposable
{
    private readonly AzureDouble azure = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_roles_to_be_given_are_those_of_the_product()
    {
        var roles = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Bicep.Infra, "hooks", "app-roles.json"), Cancel))!.AsArray();

        roles.Select(role => role!["value"]!.GetValue<string>()).ShouldBe(Roles.All, ignoreOrder: true);
        roles.Select(role => role!["id"]!.GetValue<Guid>()).ShouldBeUnique();
    }

    [Fact]
    public async Task The_first_run_registers_and_names_the_first_administrator()
    {
        var administrator = await AdministratorAsync();

        var (exitCode, output, errors) = await RunAsync("before");

        exitCode.ShouldBe(0, errors);
        output.ShouldContain("OPENID_AUTHORITY='https://login.microsoftonline.com/tenant/v2.0'");
        output.ShouldContain("OPENID_CLIENT_ID='application'");
        azure.Asked.ShouldContain(call => call.StartsWith("rest --method patch") && call.Contains("\"appRoleAssignmentRequired\":true"));
        azure.Asked.ShouldContain(call => call.StartsWith("rest --method post") && call.Contains("\"principalId\":\"ada\"") && call.Contains(administrator));
    }

    [Fact]
    public async Task A_second_run_registers_nothing_twice()
    {
        await RunAsync("before");
        await RunAsync("after");
        var asked = azure.Asked.Count;

        await RunAsync("before");
        await RunAsync("after");

        azure.Asked.Skip(asked).ShouldNotContain(call => call.StartsWith("ad app create") || call.StartsWith("ad sp create") || call.StartsWith("rest --method post") || call.StartsWith("ad app credential"));
    }

    [Fact]
    public async Task Somebody_unknown_as_first_administrator_stops_it()
    {
        azure.Environment["FIRST_ADMINISTRATOR"] = "nobody@example.org";

        var (exitCode, _, errors) = await RunAsync("before");

        exitCode.ShouldNotBe(0);
        errors.ShouldContain("nobody@example.org is not an account");
    }

    [Fact]
    public async Task People_come_back_to_the_site_and_its_secret_lies_in_the_vault_alone()
    {
        await RunAsync("before");
        azure.Environment["PUBLIC_BASE_URL"] = "https://feedback.charity.example/";

        var (exitCode, output, errors) = await RunAsync("after");

        exitCode.ShouldBe(0, errors);
        azure.Asked.ShouldContain("ad app update --id application --web-redirect-uris https://feedback.example/sign-in/callback https://feedback.charity.example/sign-in/callback");
        azure.Secrets()["open-id-client-secret"].ShouldBe("a-client-secret");
        (output + string.Concat(azure.Asked)).ShouldNotContain("a-client-secret");
    }

    public void Dispose() => azure.Dispose();

    private static async Task<string> AdministratorAsync()
        => JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Bicep.Infra, "hooks", "app-roles.json"), Cancel))!.AsArray()
            .First(role => role!["value"]!.GetValue<string>() == Roles.Administrator)!["id"]!.GetValue<string>();

    // Without azd on the path the hook prints what it would have remembered.
    private Task<(int ExitCode, string Output, string Errors)> RunAsync(string step) => Shell.RunAsync("infra/hooks/register-app.sh", azure.Environment, Cancel, step);
}
