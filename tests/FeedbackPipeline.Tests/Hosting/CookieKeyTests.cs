using System.Net;
using System.Security.Cryptography;
using Azure.Storage.Blobs;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Securing.Staffing;
using FeedbackPipeline.Tests.Infrastructure;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tests.Hosting;

/// <summary>Instances that share a storage account take each other's cookies and forms.</summary>
public sealed class CookieKeyTests
{
    private readonly string sealing = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    [Fact]
    public async Task What_one_instance_signs_in_another_knows()
    {
        var account = (await Azurite.SharedAsync()).Account();
        await using var one = Instance(account);
        await using var two = Instance(account);
        var (link, token) = await LinkAsync(one, two);

        var page = await one.Anyone().GetAsync(new Uri(link, UriKind.Relative), TestContext.Current.CancellationToken);
        var entered = await SubmitAsync(two, token, await page.DocumentAsync(), Cookies(page));
        var read = await GetAsync(one, "/review/feedback", Cookies(entered));
        var stranger = await GetAsync(one, "/review/feedback", "none=1");

        entered.StatusCode.ShouldBe(HttpStatusCode.Redirect, "the form of one instance was sent to the other");
        read.StatusCode.ShouldBe(HttpStatusCode.OK, "the cookie of the other instance was shown to the first");
        stranger.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Instances_that_start_at_once_agree_on_one_key()
    {
        var account = (await Azurite.SharedAsync()).Account();
        var instances = Enumerable.Range(0, 4).Select(_ => Instance(account)).ToList();

        await Task.WhenAll(instances.Select(instance => Task.Run(() => instance.Anyone().PageAsync("/sign-in/code"), TestContext.Current.CancellationToken)));

        (await BlobsAsync(account)).ShouldHaveSingleItem().Name.ShouldBe("key-000001.xml");
        foreach (var instance in instances)
        {
            await instance.DisposeAsync();
        }
    }

    [Fact]
    public async Task Keys_are_sealed_at_rest_and_open_after_the_sealing_key_was_rotated()
    {
        var account = (await Azurite.SharedAsync()).Account();
        await using var before = Instance(account);
        var (link, token) = await LinkAsync(before);
        var page = await before.Anyone().GetAsync(new Uri(link, UriKind.Relative), TestContext.Current.CancellationToken);
        await using var rotated = Instance(account, ("Securing:Keys:Sealing:2", Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))));
        await LinkAsync(rotated);

        var taken = await SubmitAsync(rotated, token, await page.DocumentAsync(), Cookies(page));
        var (_, text) = (await BlobsAsync(account)).ShouldHaveSingleItem();

        text.ShouldMatch("<sealed[^>]*>1\\.");
        text.ShouldNotContain("<masterKey");
        // The link is known to the other instance only: what matters here is that its form was taken at all.
        (await taken.DocumentAsync()).QuerySelector("h1")!.TextContent.ShouldBe("You need a sign-in link");
    }

    [Fact]
    public async Task The_doctor_says_where_cookie_keys_are_and_when_the_account_is_away()
    {
        var account = (await Azurite.SharedAsync()).Account();
        await using var shared = Instance(account);
        await using var alone = new PipelineApp();
        await using var away = Instance("DefaultEndpointsProtocol=http;AccountName=a;AccountKey=YQ==;BlobEndpoint=http://127.0.0.1:9/a;");

        (await LookAsync(shared)).Says.ShouldEndWith("in the storage account, sealed.");
        (await LookAsync(alone)).Says.ShouldBe("In the data folder, for one process.");
        (await LookAsync(away)).State.ShouldBe(FindingState.Wrong);
    }

    [Fact]
    public async Task A_setting_that_is_no_connection_string_ends_the_start_with_2()
    {
        using var folder = new TemporaryFolder();

        var (exitCode, output, errors) = await ProductProcess.RunAsync(folder.Path, TestContext.Current.CancellationToken, "serve", "--urls", "http://127.0.0.1:0", "--FeedbackBlobs", "secret-nonsense");

        exitCode.ShouldBe(2);
        errors.ShouldContain("FeedbackBlobs is not the connection string of a storage account.");
        (output + errors).ShouldNotContain("secret-nonsense");
    }

    private PipelineApp Instance(string account, params (string Key, string Value)[] more)
        => new([("FeedbackBlobs", account), ("FeedbackBlobs:TimeoutSeconds", "5"), ("Securing:Keys:Sealing:1", sealing), .. more]);

    private static async Task<Finding> LookAsync(PipelineApp app)
        => await app.Get<IEnumerable<ICheckup>>().Single(checkup => checkup.Name == "cookie keys").LookAsync(TestContext.Current.CancellationToken);

    /// <summary>The same member in each store, with a link that works in the last one.</summary>
    private static async Task<(string Link, string Token)> LinkAsync(params PipelineApp[] instances)
    {
        var link = "";
        foreach (var instance in instances)
        {
            var member = new StaffMember("s_ann", [Roles.Reviewer], "organisation");
            await instance.Get<IStaffBook>().SaveAsync(member, "test", TestContext.Current.CancellationToken);
            link = await instance.Get<IssueTokens>().LinkAsync(member, TestContext.Current.CancellationToken);
        }

        return ("/sign-in/code", link.Split("token=")[1]);
    }

    private static async Task<HttpResponseMessage> SubmitAsync(PipelineApp app, string token, AngleSharp.Html.Dom.IHtmlDocument page, string cookies)
    {
        using var client = Plain(app);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-in");
        request.Headers.Add("Cookie", cookies);
        request.Content = new FormUrlEncodedContent(
        [
            new("token", token), new("__RequestVerificationToken", page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!),
        ]);
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static async Task<HttpResponseMessage> GetAsync(PipelineApp app, string path, string cookies)
    {
        using var client = Plain(app);
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Cookie", cookies);
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static HttpClient Plain(PipelineApp app) => app.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });

    private static string Cookies(HttpResponseMessage answer) => string.Join("; ", answer.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));

    private static async Task<List<(string Name, string Text)>> BlobsAsync(string account)
    {
        var container = new BlobContainerClient(account, "data-protection");
        List<(string, string)> blobs = [];
        await foreach (var blob in container.GetBlobsAsync(cancellationToken: TestContext.Current.CancellationToken))
        {
            blobs.Add((blob.Name, (await container.GetBlobClient(blob.Name).DownloadContentAsync(TestContext.Current.CancellationToken)).Value.Content.ToString()));
        }

        return blobs;
    }
}
