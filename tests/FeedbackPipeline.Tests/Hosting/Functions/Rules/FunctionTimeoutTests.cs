using System.Net;
using System.Net.Mime;
using FeedbackPipeline.Tests.Hosting.Functions.Simulating;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace FeedbackPipeline.Tests.Hosting.Functions.Rules;

/// <summary>When the time of one call is over, the host kills the handler with all other calls in it. An empty answer is such a call.</summary>
public sealed class FunctionTimeoutTests : IAsyncDisposable
{
    private static readonly TimeSpan Longest = HostSimulator.Settings.FunctionTimeout;
    private readonly FakeTimeProvider time = new();
    private readonly HttpClient client = new(new SocketsHttpHandler { UseProxy = false });
    private StubHandler handler = null!;
    private int kills;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_call_that_ends_in_time_kills_nobody()
    {
        var call = await StartAsync(context =>
        {
            context.Response.ContentType = MediaTypeNames.Application.Json;
            return context.Response.WriteAsync("{}");
        });

        (await call.CallAsync("fn-any", "{}", Stop)).ShouldBe(CallResult.Succeeded);
        time.Advance(Longest);

        kills.ShouldBe(0);
    }

    [Theory]
    [InlineData(200, "application/json", "")]
    [InlineData(204, null, "")]
    [InlineData(200, "application/json", "null")]
    public async Task An_empty_answer_leaves_the_call_open_until_its_time_is_over_and_then_the_handler_is_killed(int status, string? type, string body)
    {
        var answered = new TaskCompletionSource();
        var call = await StartAsync(async context =>
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = type;
            context.Response.OnCompleted(() =>
            {
                answered.SetResult();
                return Task.CompletedTask;
            });
            if (body.Length > 0)
            {
                await context.Response.WriteAsync(body);
            }
        });

        var calling = call.CallAsync("fn-any", "{}", Stop);
        await answered.Task;
        time.Advance(Longest - TimeSpan.FromSeconds(1));
        calling.IsCompleted.ShouldBeFalse();
        kills.ShouldBe(0);
        time.Advance(TimeSpan.FromSeconds(1));

        (await calling).ShouldBe(CallResult.TimedOut);
        kills.ShouldBe(1);
    }

    [Fact]
    public async Task One_call_that_lasts_too_long_takes_the_others_with_it()
    {
        var arrived = new SemaphoreSlim(0);
        var call = await StartAsync(context =>
        {
            arrived.Release();
            return Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
        });
        var first = call.CallAsync("fn-long", "{}", Stop);
        await arrived.WaitAsync(Stop);
        time.Advance(TimeSpan.FromMinutes(1));
        var second = call.CallAsync("fn-other", "{}", Stop);
        await arrived.WaitAsync(Stop);

        time.Advance(Longest - TimeSpan.FromMinutes(1));

        (await first).ShouldBe(CallResult.TimedOut);
        (await second).ShouldBe(CallResult.Failed);
        kills.ShouldBe(1);
    }

    [Fact]
    public async Task A_page_that_lasts_too_long_does_the_same()
    {
        var arrived = new TaskCompletionSource();
        await StartAsync(context =>
        {
            arrived.SetResult();
            return Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
        });
        await using var front = await HostFront.StartAsync(HostSimulator.Functions, handler.Port, new() { Mode = HostMode.Forwarding, Timeout = Watch() });
        using var person = front.Anyone();

        var asking = person.GetAsync(new Uri("/a", UriKind.Relative), Stop);
        await arrived.Task;
        time.Advance(Longest);

        (await asking).StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        kills.ShouldBe(1);
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await handler.DisposeAsync();
    }

    private FunctionTimeout Watch() => new(Longest, time, async () =>
    {
        kills++;
        await handler.KillAsync();
    });

    private async Task<CallHandler> StartAsync(RequestDelegate answer)
    {
        handler = await StubHandler.StartAsync(answer);
        return new(client, handler.Port, timeout: Watch());
    }
}
