using System.Net;
using FeedbackPipeline.Tests.Hosting.Functions.Simulating;

namespace FeedbackPipeline.Tests.Hosting.Functions;

/// <summary>The built executable behind a host: what comes from the web, what does not get through, and what happens to calls when the process ends or is killed.</summary>
public sealed class HostSimulatorTests(OneProcess process) : IClassFixture<OneProcess>, IAsyncLifetime
{
    private HostFront front = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private HostSimulator Host => process.Host;

    public async ValueTask InitializeAsync() => front = await Host.FrontAsync(new());

    [Fact]
    public async Task Addresses_lead_to_the_function_meant_for_them()
    {
        await SendAsync(HttpMethod.Get, "/");
        await SendAsync(HttpMethod.Get, "/pictures");
        await SendAsync(HttpMethod.Get, "/a/fn-tag");
        await SendAsync(HttpMethod.Post, "/api/feedback");
        await SendAsync(HttpMethod.Get, "/api/feedback");
        await SendAsync(HttpMethod.Post, "/API/inbound/sms/twilio");

        front.Served.ShouldBe(["home", "zweb", "zweb", "collect-feedback", "zweb", "collect-sms-twilio"]);
    }

    [Theory]
    [InlineData("/fn-tag")]
    [InlineData("/FN-Tag")]
    [InlineData("/%66n-tag")]
    [InlineData("/fn-tag/")]
    [InlineData("/./fn-tag")]
    [InlineData("/fn-sweep?x=1")]
    public async Task No_address_leads_from_the_web_to_the_functions_of_queues_and_timers(string address)
    {
        (await SendAsync(HttpMethod.Post, address)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        front.Served.ShouldBeEmpty();
    }

    [Fact]
    public async Task Pages_come_through_with_the_address_people_use()
    {
        var page = await SendAsync(HttpMethod.Get, "/pictures");
        var away = await SendAsync(HttpMethod.Get, "/review?on=2026-01-01");

        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        page.Headers.Contains("Strict-Transport-Security").ShouldBeTrue();
        away.Headers.Location!.OriginalString.ShouldBe("/sign-in?ReturnUrl=/review%3Fon%3D2026-01-01");
    }

    [Fact]
    public async Task What_a_client_says_of_its_invocation_does_not_count()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/a/fn-tag", UriKind.Relative));
        request.Headers.Add("X-Azure-Functions-InvocationId", "11111111-2222-4333-8444-555555555555");

        using var client = front.Anyone();
        using var answer = await client.SendAsync(request, Stop);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_call_for_a_function_that_does_not_exist_fails_so_that_its_message_is_kept()
        => (await Host.Call.CallAsync("fn-gone", "{}", Stop)).ShouldBe(CallResult.Failed);

    [Fact]
    public async Task A_call_in_a_process_that_is_killed_has_failed_and_the_next_process_takes_calls_again()
    {
        var before = Host.Handler.Id;
        var half = new HalfSentContent("{\"Data\":");
        var call = Host.Call.CallAsync("fn-tag", half, Stop);
        await half.Begun;

        await Host.Handler.KillAsync();
        half.LetGo();
        var result = await call;
        await Host.StartAgainAsync(Stop);

        result.ShouldBe(CallResult.Failed);
        Host.Handler.Id.ShouldNotBe(before);
        (await SendAsync(HttpMethod.Get, "/pictures")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Calls_that_meet_nobody_use_up_the_tries_of_a_message_and_it_is_kept_in_the_poison_queue()
    {
        var queue = new MemoryQueue(TimeProvider.System);
        var listener = Host.Listen("fn-tag", queue, TimeProvider.System);
        await queue.SendAsync("feedback-in", "{}", Stop);
        await Host.Handler.KillAsync();

        for (var round = 0; round < 5; round++)
        {
            (await listener.RunOnceAsync(Stop)).ShouldBe([CallResult.Failed]);
        }

        queue.Count("feedback-in").ShouldBe(0);
        queue.Bodies("feedback-in-poison").ShouldBe(["{}"]);
        await Host.StartAgainAsync(Stop);
    }

    [Fact]
    public async Task A_process_that_stops_itself_is_started_again_and_whoever_comes_meanwhile_waits()
    {
        var before = Host.Handler.Id;
        Host.Handler.Signal("TERM");
        var (exitCode, _, _) = await Host.Handler.EndAsync(Stop);

        var following = Host.FollowExitAsync(Stop);
        var page = SendAsync(HttpMethod.Get, "/pictures");

        (await page).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await following).ShouldBe(AfterExit.StartAgain);
        exitCode.ShouldBe(200);
        Host.Handler.Id.ShouldNotBe(before);
    }

    [Fact]
    public async Task A_call_that_lasts_longer_than_the_host_allows_costs_the_process_and_every_other_call_in_it()
    {
        var (first, second) = (new HalfSentContent("{\"Data\":"), new HalfSentContent("{\"Data\":"));
        var late = Host.Call.CallAsync("fn-tag", first, Stop);
        await first.Begun;
        process.Time.Advance(TimeSpan.FromMinutes(1));
        var other = Host.Call.CallAsync("fn-sms", second, Stop);
        await second.Begun;

        var restarted = Host.NextStart;
        process.Time.Advance(HostSimulator.Settings.FunctionTimeout - TimeSpan.FromMinutes(1));
        await restarted;
        first.LetGo();
        second.LetGo();

        (await late).ShouldBe(CallResult.TimedOut);
        (await other).ShouldBe(CallResult.Failed);
        (await SendAsync(HttpMethod.Get, "/pictures")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    public ValueTask DisposeAsync() => front.DisposeAsync();

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string address)
    {
        using var client = front.Anyone();
        using var request = new HttpRequestMessage(method, new Uri(client.BaseAddress!.GetLeftPart(UriPartial.Authority) + address, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        return await client.SendAsync(request, Stop);
    }
}
