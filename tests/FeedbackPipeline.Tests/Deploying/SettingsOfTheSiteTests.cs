using FeedbackPipeline.Collecting.Texting;
using FeedbackPipeline.Securing;

namespace FeedbackPipeline.Tests.Deploying;

[Collection(nameof(Deployments))]
public sealed class SettingsOfTheSiteTests(Deployments deployments)
{
    private const string Parameters = """
        using 'modules/settings.bicep'
        param storageBlobEndpoint = 'https://store.example/'
        param cosmosEndpoint = 'https://cosmos.example/'
        param cosmosDatabase = 'feedback'
        param vaultUri = 'https://vault.example/'
        param keyVersions = { Identity: 1, Envelope: 2, SignIn: 1, Sealing: 1 }
        param connectionString = 'InstrumentationKey=none'
        param clientId = 'client'
        param organisationName = 'An organisation'
        param organisationTelephone = ''
        param timeZone = 'Europe/London'
        param publicBaseUrl = 'https://feedback.example'
        param openIdAuthority = 'https://issuer.example'
        param openIdClientId = 'application'
        param firstAdministrator = 'a@example.org'
        param languageEndpoint = 'https://language.example/'
        param speechEndpoint = 'https://speech.example/'
        param emailEndpoint = 'https://email.example/'
        param emailFrom = 'DoNotReply@example.org'
        param texts = true
        param textsEndpoint = 'https://texts.example/'
        param textsFrom = '+447700900456'
        param moreSettings = { Texting__TwilioAccountSid: 'AC0' }
        """;

    private static readonly string[] neverOnFlex =
    [
        "FUNCTIONS_WORKER_RUNTIME", "FUNCTIONS_EXTENSION_VERSION", "WEBSITE_RUN_FROM_PACKAGE", "WEBSITE_CONTENT", "SCM_DO_BUILD_DURING_DEPLOYMENT", "ENABLE_ORYX_BUILD", "WEBSITE_TIME_ZONE", "'TZ'",
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void No_setting_is_one_that_flex_refuses()
        => neverOnFlex.Where(name => deployments.Everything.Text.Contains(name, StringComparison.Ordinal)).ShouldBeEmpty();

    [Theory]
    [InlineData("AzureWebJobsStorage__accountName")]
    [InlineData("AzureWebJobsStorage__credential")]
    [InlineData("AzureWebJobsStorage__clientId")]
    [InlineData("AzureWebJobsDisableHomepage")]
    [InlineData("FeedbackQueues__queueServiceUri")]
    [InlineData("FeedbackQueues__credential")]
    [InlineData("FeedbackQueues__clientId")]
    [InlineData("AZURE_CLIENT_ID")]
    public void The_host_is_told(string setting)
        => deployments.Plain.Properties("Microsoft.Web/sites")["siteConfig"]!["appSettings"]!.ToJsonString().ShouldContain($"{setting}");

    [Fact]
    public async Task The_product_keeps_everything_outside_the_machine_and_prints_nothing_that_lets_people_in()
    {
        var settings = await SettingsAsync(Parameters);

        settings["Storing__Store"].ShouldBe("Cosmos");
        settings["Storing__Queue"].ShouldBe("Azure");
        settings["FeedbackBlobs__blobServiceUri"].ShouldBe("https://store.example/");
        settings["AzureSpeech__Enabled"].ShouldBe("true");
        settings["AzureSpeech__Endpoint"].ShouldBe("https://speech.example/");
        settings["AzureSpeech__ClientId"].ShouldBe("client");
        settings["SigningIn__PrintLinkAtStart"].ShouldBe("false");
        settings["APPLICATIONINSIGHTS_AUTHENTICATION_STRING"].ShouldBe("ClientId=client;Authorization=AAD");
    }

    [Fact]
    public async Task Every_version_of_every_key_is_a_reference_to_the_vault()
    {
        var keys = (await SettingsAsync(Parameters)).Where(pair => pair.Key.StartsWith("Securing__Keys__", StringComparison.Ordinal)).ToDictionary();

        keys.Keys.ShouldBe(Enum.GetNames<KeyPurpose>().Select(purpose => $"Securing__Keys__{purpose}__1").Append("Securing__Keys__Envelope__2"), ignoreOrder: true);
        keys["Securing__Keys__SignIn__1"].ShouldBe("@Microsoft.KeyVault(SecretUri=https://vault.example/secrets/sign-in-1)");
        keys.Values.ShouldAllBe(value => value.StartsWith("@Microsoft.KeyVault(SecretUri=https://vault.example/secrets/"));
    }

    [Fact]
    public async Task Texts_come_in_by_the_queue_and_go_out_once_there_is_a_number()
    {
        var settings = await SettingsAsync(Parameters);
        var waiting = await SettingsAsync(Parameters.Replace("+447700900456", ""));

        (settings["AzureTexts__FromQueue"], settings["AzureTexts__Endpoint"], settings["AzureTexts__From"], settings["Texting__Provider"])
            .ShouldBe(("true", "https://texts.example/", "+447700900456", nameof(TextProvider.CommunicationServices)));
        waiting["AzureTexts__FromQueue"].ShouldBe("true");
        waiting.Keys.ShouldNotContain("Texting__Provider");
        (await SettingsAsync(Parameters.Replace("texts = true", "texts = false"))).Keys.ShouldNotContain(key => key.StartsWith("AzureTexts") || key == "Texting__Provider");
    }

    [Fact]
    public async Task What_the_template_does_not_know_can_be_set_besides()
        => (await SettingsAsync(Parameters))["Texting__TwilioAccountSid"].ShouldBe("AC0");

    [Fact]
    public async Task Without_an_issuer_a_language_service_or_a_mail_service_nothing_is_said_of_them()
    {
        var settings = await SettingsAsync(Parameters.Replace("https://issuer.example", "").Replace("https://language.example/", "").Replace("https://email.example/", ""));

        settings.Keys.ShouldNotContain(key => key.StartsWith("OpenIdConnect") || key.StartsWith("AzureLanguage") || key.StartsWith("AzureEmail"));
    }

    private static async Task<Dictionary<string, string>> SettingsAsync(string parameters)
        => (await Deployment.PredictAsync("settings.bicepparam", Cancel, text: parameters)).Outputs!["settings"]!.AsObject().ToDictionary(pair => pair.Key, pair => pair.Value!.GetValue<string>());
}
