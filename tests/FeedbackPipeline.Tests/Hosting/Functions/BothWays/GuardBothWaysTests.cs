using System.Globalization;
using System.Net;
using System.Text.Json;
using FeedbackPipeline.Tests.Hosting.Functions.Simulating;

namespace FeedbackPipeline.Tests.Hosting.Functions.BothWays;

/// <summary>
/// What keeps the web from the functions, one layer at a time. By proxying the host always says who asks; by forwarding only Azure's front door does, and where
/// there is none, a client may call the handler by its own address. Then our signature is what is left.
/// </summary>
public sealed class GuardBothWaysTests(BothWays host) : IClassFixture<BothWays>
{
    private const string Everything = "{*path}";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Own => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{host.Host.Handler.Port}");

    [Theory]
    [InlineData("Proxying")]
    [InlineData("Forwarding")]
    public async Task First_the_host_has_no_route_that_leads_there(string mode)
    {
        foreach (var address in (string[])["/fn-tag", "/FN-Tag", "/%66n-tag", "/fn-tag/", "/./fn-tag", "/fn-sweep?x=1", "/fn-nothing"])
        {
            await using var front = await host.Host.FrontAsync(new() { Mode = Enum.Parse<HostMode>(mode) });

            (await PostAsync(front, address)).ShouldBe(HttpStatusCode.NotFound, address);

            front.Served.ShouldBeEmpty(address);
        }
    }

    [Theory]
    [InlineData("Proxying", true)]
    [InlineData("Proxying", false)]
    [InlineData("Forwarding", true)]
    public async Task Second_whoever_is_said_to_ask_comes_from_outside_even_under_the_handlers_own_address(string mode, bool platform)
    {
        await using var front = await WithoutThatRouteAsync(mode, platform);

        foreach (var address in (string[])["/fn-tag", "/fn-sweep"])
        {
            (await PostAsync(front, address, host: Own)).ShouldBe(HttpStatusCode.NotFound);
        }

        front.Served.ShouldBe(["zweb", "zweb"]);
    }

    [Fact]
    public async Task Third_the_sites_own_name_is_not_the_handlers_address()
    {
        await using var front = await WithoutThatRouteAsync("Forwarding", platform: false);

        (await PostAsync(front, "/fn-sweep", host: HostRoutes.Site)).ShouldBe(HttpStatusCode.NotFound);
        (await PostAsync(front, "/fn-sweep", host: "127.0.0.1")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Fourth_a_number_of_an_invocation_that_a_client_brings_makes_two()
    {
        await using var front = await WithoutThatRouteAsync("Forwarding", platform: false);

        (await PostAsync(front, "/fn-sweep", host: Own, invocation: HostedApp.InvocationId)).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Last_what_we_did_not_sign_is_never_worked()
    {
        await using var front = await WithoutThatRouteAsync("Forwarding", platform: false);
        await host.World.Queue.TakeAsync("feedback-in-poison", 32, Stop);
        var before = host.World.Gateway.Documents("items").Count();

        (await PostAsync(front, "/fn-tag", host: Own)).ShouldBe(HttpStatusCode.OK);

        (await host.World.Queue.TakeAsync("feedback-in-poison", 32, Stop)).Count.ShouldBe(1);
        host.World.Gateway.Documents("items").Count().ShouldBe(before);
    }

    private static string Forged() => HostPayload.OfMessage(
        "fn-tag",
        "message",
        new("m1", "p1", """{"env":{"name":"feedback-received","version":1,"data":{"feedbackId":"fb_1"}},"sig":"1.AAAA"}""", 1, TimeProvider.System.GetUtcNow()),
        TimeProvider.System.GetUtcNow());

    /// <summary>As if the host took our pattern for one that takes everything.</summary>
    private Task<HostFront> WithoutThatRouteAsync(string mode, bool platform)
    {
        var web = HostSimulator.Functions[^1];
        return host.Host.FrontAsync(new() { Mode = Enum.Parse<HostMode>(mode), Platform = platform }, [.. HostSimulator.Functions.SkipLast(1), web with { Bindings = [.. web.Bindings.Select(Open)] }]);
    }

    private static JsonElement Open(JsonElement binding)
    {
        using var json = JsonDocument.Parse(binding.GetRawText().Replace("{*path:regex(^(?!(?i:fn-)))}", Everything, StringComparison.Ordinal));
        return json.RootElement.Clone();
    }

    private static async Task<HttpStatusCode> PostAsync(HostFront front, string address, string? host = null, string? invocation = null)
    {
        using var client = front.Anyone();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(front.Address.GetLeftPart(UriPartial.Authority) + address, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }))
        {
            Content = new StringContent(Forged()),
        };
        request.Headers.Host = host;
        if (invocation is not null)
        {
            request.Headers.Add(HostRequests.InvocationId, invocation);
        }

        using var answer = await client.SendAsync(request, Stop);
        return answer.StatusCode;
    }
}
