namespace FeedbackPipeline.Tests.Deploying;

/// <summary>The script that runs a command here against the store in Azure.</summary>
public sealed class OperatingTests : IDisposable
{
    private readonly AzureDouble azure = new();

    [Fact]
    public async Task A_command_gets_the_settings_of_the_site_with_its_secrets_and_the_identity_of_whoever_asks()
    {
        azure.Settings(
            "Storing__Store\tCosmos",
            "Cosmos__ClientId\tidentity-of-the-site",
            "AzureWebJobsStorage__accountName\tstorage",
            "Organisation__Name\tAn organisation & more",
            "Securing__Keys__Identity__1\t@Microsoft.KeyVault(SecretUri=https://vault.example/secrets/identity-1)");
        await File.WriteAllTextAsync(azure.Secret("identity-1"), "a-key", TestContext.Current.CancellationToken);
        azure.Environment["FEEDBACK_PROGRAM"] = "/usr/bin/env";

        var (exitCode, output, errors) = await Shell.RunAsync("infra/operate.sh", azure.Environment, TestContext.Current.CancellationToken);

        exitCode.ShouldBe(0, errors);
        var settings = output.Split('\n');
        settings.ShouldContain("Storing__Store=Cosmos");
        settings.ShouldContain("Organisation__Name=An organisation & more");
        settings.ShouldContain("Securing__Keys__Identity__1=a-key");
        settings.ShouldNotContain(line => line.StartsWith("Cosmos__ClientId") || line.StartsWith("AzureWebJobs"));
    }

    [Fact]
    public async Task It_passes_on_how_the_command_ended()
    {
        azure.Settings();
        azure.Environment["FEEDBACK_PROGRAM"] = "/bin/false";

        (await Shell.RunAsync("infra/operate.sh", azure.Environment, TestContext.Current.CancellationToken)).ExitCode.ShouldBe(1);
    }

    public void Dispose() => azure.Dispose();
}
