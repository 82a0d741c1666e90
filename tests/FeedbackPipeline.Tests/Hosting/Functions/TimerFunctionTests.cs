using FeedbackPipeline.Hosting.Functions;
using FeedbackPipeline.Hosting.Functions.Invoking;
using FeedbackPipeline.Messages;
using FeedbackPipeline.Tests.Hosting.Functions.Simulating;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace FeedbackPipeline.Tests.Hosting.Functions;

/// <summary>Several works share a timer, and none can spoil it for the others.</summary>
public sealed class TimerFunctionTests
{
    private static readonly Invocation Call = new("1", new Dictionary<string, InvocationValue>(), new Dictionary<string, InvocationValue>());
    private readonly FakeTimeProvider time = new();

    [Theory]
    [InlineData("fn-sweep")]
    [InlineData("fn-measure")]
    [InlineData("fn-retention")]
    public async Task A_timer_runs_its_works_in_their_order(string function)
    {
        var run = new List<string>();
        await using var app = HostedApp.WithWorks(run.Add);

        var (status, contentType, _) = await app.CallAsync($"/{function}", HostPayload.OfTimer("timer", app.Time.GetUtcNow()));

        status.ShouldBe(200);
        contentType.ShouldBe("application/json");
        run.ShouldBe(FunctionTable.Timers.Single(timer => timer.Name == function).Works);
    }

    [Fact]
    public async Task One_that_fails_stops_no_other_and_the_host_is_told()
    {
        var run = new List<string>();
        await using var app = HostedApp.WithWorks(name =>
        {
            run.Add(name);
            if (name == "fn-chase-concerns")
            {
                throw new InvalidOperationException("as the test asked");
            }
        });

        var (status, _, body) = await app.CallAsync("/fn-sweep", HostPayload.OfTimer("timer", app.Time.GetUtcNow()));

        status.ShouldBe(500);
        body.ShouldContain("fn-sweep: failed in fn-chase-concerns");
        run.Count.ShouldBe(6);
    }

    [Fact]
    public async Task One_that_never_ends_is_stopped_in_time_for_those_after_it()
    {
        var begun = new TaskCompletionSource();
        var after = false;
        var timer = Timer(
            new RecordingWork("long", stop =>
            {
                begun.SetResult();
                return Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop);
            }),
            new RecordingWork("short", _ =>
            {
                after = true;
                return Task.CompletedTask;
            }));

        var running = timer.RunAsync(Call, TestContext.Current.CancellationToken);
        await begun.Task;
        time.Advance(TimeSpan.FromSeconds(51));

        (await running).ShouldBe(InvocationAnswer.Again("fn-test: failed in long"));
        after.ShouldBeTrue();
    }

    private TimerFunction Timer(params ITimedWork[] works) => new("fn-test", works, TimeSpan.FromSeconds(60), time, NullLogger<TimerFunction>.Instance);
}
