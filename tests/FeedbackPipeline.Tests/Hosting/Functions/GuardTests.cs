using System.Net;
using FeedbackPipeline.Messages;
using FeedbackPipeline.Tests.Hosting.Functions.Simulating;
using FeedbackPipeline.Tests.Infrastructure;
using Microsoft.AspNetCore.Http;

namespace FeedbackPipeline.Tests.Hosting.Functions;

/// <summary>The site takes every address, so each sign by which a call of the host differs from one through it is asked for.</summary>
public sealed class GuardTests : IAsyncDisposable
{
    private readonly RecordingHandler handler = new(Queues.FeedbackIn);
    private readonly PipelineApp app;

    public GuardTests() => app = HostedApp.WithHandlers(handler);

    public static TheoryData<string, Action<HttpContext>> Outside => new()
    {
        { "another method", context => context.Request.Method = HttpMethods.Get },
        { "a name that is no function", context => context.Request.Path = "/fn-nothing" },
        { "the name in capitals", context => context.Request.Path = "/FN-TAG" },
        { "a slash behind it", context => context.Request.Path = "/fn-tag/" },
        { "something below it", context => context.Request.Path = "/fn-tag/x" },
        { "a client's address", context => context.Request.Headers["X-Forwarded-For"] = "203.0.113.7" },
        { "an empty client's address", context => context.Request.Headers["X-Forwarded-For"] = "" },
        { "a forwarded host", context => context.Request.Headers["X-Forwarded-Host"] = "feedback.example.org" },
        { "a forwarded scheme", context => context.Request.Headers["X-Forwarded-Proto"] = "https" },
        { "the number of Azure's front door", context => context.Request.Headers["X-ARR-LOG-ID"] = "1" },
        { "the site's own host", context => context.Request.Host = new("feedback.example.org") },
        { "another name for this machine", context => context.Request.Host = new("localhost", HostedApp.Port) },
        { "another port", context => context.Request.Host = new("127.0.0.1", 80) },
        { "another machine", context => context.Connection.RemoteIpAddress = IPAddress.Parse("203.0.113.7") },
        { "no machine", context => context.Connection.RemoteIpAddress = null },
        { "no invocation", context => context.Request.Headers.Remove("X-Azure-Functions-InvocationId") },
        { "an invocation that is no GUID", context => context.Request.Headers["X-Azure-Functions-InvocationId"] = "1" },
        { "two invocations, as where a client sent one too", context => context.Request.Headers["X-Azure-Functions-InvocationId"] = new[] { HostedApp.InvocationId, HostedApp.InvocationId } },
    };

    [Fact]
    public async Task The_hosts_own_call_is_taken()
    {
        (await app.CallAsync("/fn-tag", Payload())).Status.ShouldBe(200);

        handler.Handled.ShouldBe(["fb_1"]);
    }

    [Theory]
    [MemberData(nameof(Outside), DisableDiscoveryEnumeration = true)]
    public async Task Any_other_call_finds_nothing_there(string why, Action<HttpContext> change)
    {
        (await app.CallAsync("/fn-tag", Payload(), change)).Status.ShouldBe(404, why);

        handler.Handled.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_it_finds_is_what_is_at_any_unknown_address()
    {
        static void FromOutside(HttpContext context) => context.Request.Headers["X-Forwarded-For"] = "203.0.113.7";
        static void Looking(HttpContext context)
        {
            FromOutside(context);
            context.Request.Method = HttpMethods.Get;
        }

        (await app.CallAsync("/fn-tag", "", Looking)).ShouldBe(await app.CallAsync("/nothing-here", "", Looking));
        (await app.CallAsync("/fn-tag", Payload(), FromOutside)).ShouldBe(await app.CallAsync("/fn-nothing", Payload(), FromOutside));
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    [InlineData("HEAD")]
    public async Task By_no_method_can_anybody_tell_a_function_from_an_unknown_address(string method)
    {
        void FromOutside(HttpContext context)
        {
            context.Request.Headers["X-Forwarded-For"] = "203.0.113.7";
            context.Request.Method = method;
        }

        var unknown = await app.CallAsync("/nothing-here", "", FromOutside);

        unknown.Status.ShouldBe(404);
        (await app.CallAsync("/fn-tag", "", FromOutside)).ShouldBe(unknown);
        (await app.CallAsync("/fn-nothing", "", FromOutside)).ShouldBe(unknown);
    }

    [Fact]
    public async Task A_process_of_its_own_has_no_such_address()
    {
        await using var alone = new PipelineApp();

        (await alone.CallAsync("/fn-tag", Payload())).Status.ShouldBe(404);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private string Payload() => HostPayload.OfMessage("fn-tag", "message", new("m1", "p1", app.Get<Envelopes>().Seal(new FeedbackReceived("fb_1")), 1, app.Time.GetUtcNow()), app.Time.GetUtcNow());
}
