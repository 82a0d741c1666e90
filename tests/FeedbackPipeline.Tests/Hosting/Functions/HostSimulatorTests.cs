using System.Net;
using FeedbackPipeline.Tests.Hosting.Functions.Simulating;
using FeedbackPipeline.Tests.Infrastructure;

namespace FeedbackPipeline.Tests.Hosting.Functions;

/// <summary>The built executable behind a host: what comes from the web, what does not get through, and what happens to a call when the process is killed.</summary>
public sealed class HostSimulatorTests : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private HostSimulator host = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => host = await HostSimulator.StartAsync(HandlerSettings.Unreachable(folder.Path), Stop);

    [Fact]
    public async Task Addresses_lead_to_the_function_meant_for_them()
    {
        await SendAsync(HttpMethod.Get, "/");
        await SendAsync(HttpMethod.Get, "/pictures");
        await SendAsync(HttpMethod.Get, "/a/fn-tag");
        await SendAsync(HttpMethod.Post, "/api/feedback");
        await SendAsync(HttpMethod.Get, "/api/feedback");
        await SendAsync(HttpMethod.Post, "/API/inbound/sms/twilio");

        host.Front.Served.ShouldBe(["home", "zweb", "zweb", "collect-feedback", "zweb", "collect-sms-twilio"]);
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

        host.Front.Served.ShouldBeEmpty();
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

        using var client = host.Anyone();
        using var answer = await client.SendAsync(request, Stop);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_call_for_a_function_that_does_not_exist_fails_so_that_its_message_is_kept()
        => (await host.Call.CallAsync("fn-gone", "{}", Stop)).ShouldBe(CallResult.Failed);

    [Fact]
    public async Task A_call_in_a_process_that_is_killed_has_failed_and_the_next_process_takes_calls_again()
    {
        var before = host.Handler.Id;
        var half = new HalfSentContent("{\"Data\":");
        var call = host.Call.CallAsync("fn-tag", half, Stop);
        await half.Begun;

        await host.Handler.KillAsync();
        half.LetGo();
        var result = await call;
        await host.StartAgainAsync(Stop);

        result.ShouldBe(CallResult.Failed);
        host.Handler.Id.ShouldNotBe(before);
        (await SendAsync(HttpMethod.Get, "/pictures")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Calls_that_meet_nobody_use_up_the_tries_of_a_message_and_it_is_kept_in_the_poison_queue()
    {
        var queue = new MemoryQueue(TimeProvider.System);
        var listener = host.Listen("fn-tag", queue, TimeProvider.System);
        await queue.SendAsync("feedback-in", "{}", Stop);
        await host.Handler.KillAsync();

        for (var round = 0; round < 5; round++)
        {
            (await listener.RunOnceAsync(Stop)).ShouldBe([CallResult.Failed]);
        }

        queue.Count("feedback-in").ShouldBe(0);
        queue.Bodies("feedback-in-poison").ShouldBe(["{}"]);
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        folder.Dispose();
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string address)
    {
        using var client = host.Anyone();
        using var request = new HttpRequestMessage(method, new Uri(client.BaseAddress!.GetLeftPart(UriPartial.Authority) + address, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        return await client.SendAsync(request, Stop);
    }
}
