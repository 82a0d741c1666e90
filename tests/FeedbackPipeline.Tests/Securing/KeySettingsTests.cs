using System.Security.Cryptography;
using FeedbackPipeline.Messages;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Securing.Staffing;
using FeedbackPipeline.Tests.Infrastructure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Tests.Securing;

public sealed class KeySettingsTests : IDisposable
{
    private const string NotAKey = "not-a-key-but-secret";
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void Keys_of_the_settings_are_used_and_no_file_is_made()
    {
        var (one, two) = (NewKey(), NewKey());

        var ring = Ring([.. All(one), ("Securing:Keys:Envelope:10", two)]);

        foreach (var purpose in Enum.GetValues<KeyPurpose>())
        {
            ring.All(purpose)[^1].Bytes.ShouldBe(Convert.FromBase64String(one), purpose.ToString());
        }

        ring.Current(KeyPurpose.Envelope).ShouldSatisfyAllConditions(key => key.Version.ShouldBe(10), key => key.Bytes.ShouldBe(Convert.FromBase64String(two)));
        Directory.Exists(folder.File("data")).ShouldBeFalse();
    }

    [Fact]
    public void A_purpose_without_a_setting_keeps_its_file()
    {
        var file = Ring([]).Current(KeyPurpose.Sealing).Bytes;

        var ring = Ring(("Securing:Keys:Envelope:1", NewKey()), ("Securing:Keys:Sealing:1", ""));

        ring.Current(KeyPurpose.Sealing).Bytes.ShouldBe(file);
        ring.IsFromSettings(KeyPurpose.Sealing).ShouldBeFalse();
        File.Exists(folder.File("data/keys/envelope.v1.key")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("Securing:Keys:Identity:1", NotAKey, "Securing:Keys:Identity:1 is not 32 bytes in base64.")]
    [InlineData("Securing:Keys:Sealing:2", "c2hvcnQ=", "Securing:Keys:Sealing:2 is not 32 bytes in base64.")]
    [InlineData("Securing:Keys:SignIn:newest", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "Securing:Keys:SignIn:newest: a version is a whole number from 1.")]
    [InlineData("Securing:Keys:Envelope:1", "@Microsoft.KeyVault(SecretUri=https://v.example/secrets/k)", "Securing:Keys:Envelope:1: Azure did not follow the reference to the Key Vault.")]
    public async Task What_is_no_key_ends_the_start_with_2_and_its_name_alone(string setting, string value, string says)
    {
        var (exitCode, output, errors) = await ProductProcess.RunAsync(folder.Path, TestContext.Current.CancellationToken, "serve", $"--{setting}={value}");

        exitCode.ShouldBe(2);
        errors.ShouldContain(says);
        errors.ShouldNotContain("   at ");
        (output + errors).ShouldNotContain(value);
    }

    [Fact]
    public void Under_the_Functions_host_each_missing_key_is_named()
    {
        var refused = Should.Throw<OptionsValidationException>(() => Ring(("FUNCTIONS_CUSTOMHANDLER_PORT", "5000"), ("Securing:Keys:Identity:1", NewKey())).Current(KeyPurpose.Identity));

        refused.Failures.Select(failure => failure.Split(' ')[0]).ShouldBe(["Securing:Keys:Envelope:1", "Securing:Keys:SignIn:1", "Securing:Keys:Sealing:1"]);
        Directory.Exists(folder.File("data")).ShouldBeFalse();
    }

    [Fact]
    public void After_rotation_the_new_key_seals_and_the_old_one_still_opens()
    {
        var (one, two) = (NewKey(), NewKey());
        var words = new Sealing(Ring(("Securing:Keys:Sealing:1", one))).Seal("kept for the lead", "fb_1");

        var rotated = new Sealing(Ring(("Securing:Keys:Sealing:1", one), ("Securing:Keys:Sealing:2", two)));

        rotated.Open(words, "fb_1").ShouldBe("kept for the lead");
        rotated.Seal("new", "fb_1").ShouldStartWith("2.");
        Should.Throw<CryptographicException>(() => new Sealing(Ring(("Securing:Keys:Sealing:2", two))).Open(words, "fb_1"));
    }

    [Fact]
    public void After_rotation_the_new_key_signs_and_messages_of_the_old_one_are_still_taken()
    {
        var (one, two) = (NewKey(), NewKey());
        var body = new Envelopes(Ring(("Securing:Keys:Envelope:1", one))).Seal(new FeedbackReceived("fb_1"));

        new Envelopes(Ring(("Securing:Keys:Envelope:1", one), ("Securing:Keys:Envelope:2", two))).Open(body).ShouldNotBeNull();
        new Envelopes(Ring(("Securing:Keys:Envelope:2", two))).Open(body).ShouldBeNull();
    }

    [Fact]
    public void After_rotation_the_new_key_signs_people_in_and_tokens_of_the_old_one_still_work()
    {
        var (one, two) = (NewKey(), NewKey());
        var token = new SignInHashes(Ring(("Securing:Keys:SignIn:1", one))).Of("purpose", "token");

        var rotated = new SignInHashes(Ring(("Securing:Keys:SignIn:1", one), ("Securing:Keys:SignIn:2", two)));

        rotated.AllOf("purpose", "token").ShouldContain(token);
        rotated.Of("purpose", "token").ShouldNotBe(token);
    }

    [Fact]
    public async Task The_identity_key_cannot_be_replaced_behind_the_store()
    {
        var data = Directory.CreateDirectory(folder.File("data")).FullName;
        var before = await ProductProcess.RunAsync(data, TestContext.Current.CancellationToken, "staff", "list", "--Securing:Keys:Identity:1", NewKey());
        var after = await ProductProcess.RunAsync(data, TestContext.Current.CancellationToken, "staff", "list", "--Securing:Keys:Identity:1", NewKey());

        before.ExitCode.ShouldBe(0, before.Errors);
        after.ExitCode.ShouldBe(2);
        after.Errors.ShouldContain("this is not the key the database was made with");
    }

    [Fact]
    public async Task The_doctor_says_where_keys_come_from()
    {
        await using var app = new PipelineApp(("Securing:Keys:Envelope:3", NewKey()));

        var keys = await app.Get<IEnumerable<FeedbackPipeline.Vocabulary.ICheckup>>().Single(checkup => checkup.Name == "keys").LookAsync(TestContext.Current.CancellationToken);

        keys.Says.ShouldStartWith("Identity, SignIn, Sealing in files under keys/, newest versions Identity 1, Envelope 3, SignIn 1, Sealing 1.");
    }

    public void Dispose() => folder.Dispose();

    private static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    private static IEnumerable<(string, string)> All(string key) => Enum.GetNames<KeyPurpose>().Select(purpose => ($"Securing:Keys:{purpose}:1", key));

    private KeyRing Ring(params (string Key, string Value)[] settings)
        => new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))).Build())
            .AddSecuring()
            .AddSingleton(_ => new DataFolder(folder.File("data")))
            .BuildServiceProvider()
            .GetRequiredService<KeyRing>();
}
