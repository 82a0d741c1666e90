namespace FeedbackPipeline.Tests.Deploying;

/// <summary>The hook that makes the keys of an installation. A key that is written over makes every receipt meaningless.</summary>
public sealed class KeyMakingTests : IDisposable
{
    private readonly AzureDouble azure = new();

    [Fact]
    public async Task Every_key_is_made_once_and_the_site_reads_them()
    {
        (await MakeAsync()).ExitCode.ShouldBe(0);

        var keys = azure.Secrets();
        keys.Keys.ShouldBe(["identity-1", "envelope-1", "sign-in-1", "sealing-1"], ignoreOrder: true);
        keys.Values.ShouldAllBe(key => Convert.FromBase64String(key).Length == 32);
        keys.Values.ShouldBeUnique();
        azure.Asked[^1].ShouldContain("/subscriptions/none/sites/feedback/config/configreferences/appsettings/refresh");
    }

    [Fact]
    public async Task A_second_run_writes_nothing()
    {
        await MakeAsync();
        var before = azure.Secrets();
        var asked = azure.Asked.Count;

        (await MakeAsync()).ExitCode.ShouldBe(0);

        azure.Secrets().ShouldBe(before, ignoreOrder: true);
        azure.Asked.Skip(asked).ShouldAllBe(call => call.StartsWith("keyvault secret show "));
    }

    [Fact]
    public async Task A_raised_version_adds_a_key_beside_the_old_one()
    {
        await MakeAsync();
        var before = azure.Secrets();
        azure.Environment["KEY_VERSION_ENVELOPE"] = "2";

        await MakeAsync();

        azure.Secrets().Where(pair => !before.Contains(pair)).ShouldHaveSingleItem().Key.ShouldBe("envelope-2");
    }

    [Fact]
    public async Task A_deleted_key_is_brought_back_by_a_person_and_never_replaced()
    {
        await File.WriteAllTextAsync(azure.Secret("identity-1.deleted"), "", TestContext.Current.CancellationToken);

        var (exitCode, _, errors) = await MakeAsync();

        exitCode.ShouldNotBe(0);
        errors.ShouldContain("az keyvault secret recover --vault-name vault --name identity-1");
        azure.Secrets().Keys.ShouldNotContain("identity-1");
    }

    [Fact]
    public async Task No_key_is_an_argument_or_printed()
    {
        var (_, output, errors) = await MakeAsync();

        var keys = azure.Secrets().Values;
        keys.ShouldAllBe(key => !output.Contains(key) && !errors.Contains(key) && !azure.Asked.Any(call => call.Contains(key)));
    }

    public void Dispose() => azure.Dispose();

    private Task<(int ExitCode, string Output, string Errors)> MakeAsync() => Shell.RunAsync("infra/hooks/make-keys.sh", azure.Environment, TestContext.Current.CancellationToken);
}
