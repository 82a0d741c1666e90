using System.Net;
using FeedbackPipeline.Tests.Hosting.Functions.Simulating;

namespace FeedbackPipeline.Tests.Hosting.Functions.Rules;

/// <summary>What the host does about a handler that is not there or does not answer.</summary>
public sealed class ReachingTests
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(100);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Proxying_tries_ten_times_with_growing_pauses()
    {
        List<double> pauses = [];
        await using var front = await HostFront.StartAsync(HostSimulator.Functions, FreePort.Next(), new()
        {
            Pause = (pause, _) =>
            {
                pauses.Add(pause.TotalMilliseconds);
                return Task.CompletedTask;
            },
        });

        using var answer = await AskAsync(front);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadGateway);
        pauses.ShouldBe([50, 100, 200, 250, 250, 250, 250, 250, 250]);
        front.Outcomes.ShouldBe([CallResult.Failed]);
    }

    [Fact]
    public async Task A_handler_that_is_there_by_the_next_try_answers()
    {
        StubHandler? handler = null;
        var port = FreePort.Next();
        await using var front = await HostFront.StartAsync(HostSimulator.Functions, port, new() { Pause = async (_, _) => handler ??= await StubHandler.StartAsync(_ => Task.CompletedTask, port) });

        using var answer = await AskAsync(front);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        await handler!.DisposeAsync();
    }

    [Fact]
    public async Task Forwarding_tries_once()
    {
        var paused = false;
        await using var front = await HostFront.StartAsync(HostSimulator.Functions, FreePort.Next(), new()
        {
            Mode = HostMode.Forwarding,
            Pause = (_, _) =>
            {
                paused = true;
                return Task.CompletedTask;
            },
        });

        using var answer = await AskAsync(front);

        answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        paused.ShouldBeFalse();
    }

    [Theory]
    [InlineData("Proxying", HttpStatusCode.GatewayTimeout)]
    [InlineData("Forwarding", HttpStatusCode.InternalServerError)]
    public async Task A_handler_that_says_nothing_for_too_long_is_given_up(string mode, HttpStatusCode expected)
    {
        await using var handler = await StubHandler.StartAsync(context => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted));
        await using var front = await HostFront.StartAsync(
            HostSimulator.Functions,
            handler.Port,
            new() { Mode = Enum.Parse<HostMode>(mode), Inactivity = Moment, LongestForward = Moment });

        using var answer = await AskAsync(front);

        answer.StatusCode.ShouldBe(expected);
        front.Outcomes.ShouldBe([CallResult.Failed]);
    }

    [Fact]
    public void The_times_of_the_host_are_these()
    {
        var options = new FrontOptions();

        options.Inactivity.ShouldBe(TimeSpan.FromSeconds(240));
        options.LongestForward.ShouldBe(TimeSpan.FromMinutes(6));
    }

    private static async Task<HttpResponseMessage> AskAsync(HostFront front)
    {
        using var client = front.Anyone();
        return await client.GetAsync(new Uri("/a", UriKind.Relative), Stop);
    }
}
