using FeedbackPipeline.Tests.Hosting.Functions.Simulating;
using FeedbackPipeline.Tests.Infrastructure;
using FeedbackPipeline.Tests.Infrastructure.CosmosDouble;

namespace FeedbackPipeline.Tests.EndToEnd.OnAzure;

/// <summary>The process is killed while a message of a real queue is in work, around each thing it writes: the message comes back, and its words count once.</summary>
public sealed class KilledInWorkTests : IAsyncLifetime
{
    private const string Queue = "feedback-in";
    private static readonly CosmosOperation[] Writes = [CosmosOperation.Create, CosmosOperation.Replace, CosmosOperation.Upsert, CosmosOperation.Patch, CosmosOperation.Delete, CosmosOperation.Batch];
    private AzureWorld world = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => world = await AzureWorld.StartAsync(instances: 1);

    [Fact]
    public async Task Whatever_was_written_by_then_the_result_is_there_once()
    {
        // Before the first write; what is before the next is after this one.
        var kills = await KilledAtAsync(1, written: false) ? 1 : 0;
        while (await KilledAtAsync(kills, written: true))
        {
            kills++;
        }

        await world.FireAsync("fn-sweep");

        kills.ShouldBeGreaterThan(1);
        var feedback = world.Gateway.OfType("items", "feedback").ToList();
        feedback.Count.ShouldBe(kills + 1);
        feedback.Select(document => document.Text("state")).Distinct().ShouldBe(["tagged"]);
        world.Counted.ShouldBe(kills + 1);
        (await world.Queue.TakeAsync(Queue, 1, Stop)).ShouldBeEmpty();
        (await world.Queue.TakeAsync($"{Queue}-poison", 1, Stop)).ShouldBeEmpty();
    }

    public async ValueTask DisposeAsync() => await world.DisposeAsync();

    /// <summary>Works one message and kills the process at this write of it, counted from 1; then the message comes back and is worked.</summary>
    /// <param name="written">Whether the store still takes that write.</param>
    /// <returns>False where the message was done before it came to so many writes.</returns>
    private async Task<bool> KilledAtAsync(int write, bool written)
    {
        var host = world.Instances[0];
        var listener = new QueueListener(HostSimulator.Functions.Single(function => function.Name == "fn-tag"), HostSimulator.Settings, world.Queue, host.Call, TimeProvider.System);
        await world.SendAsync(0, $"{write}-{written}", "18-24");
        var reached = Hold(write, written ? Fault.HangAfter : Fault.Hang);

        var delivery = listener.RunOnceAsync(Stop);
        if (await Task.WhenAny(delivery, reached) == delivery)
        {
            (await delivery).ShouldBe([CallResult.Succeeded]);
            world.Gateway.FaultPolicy = null;
            return false;
        }

        var before = TimeProvider.System.GetUtcNow();
        await host.Handler.KillAsync();
        (await delivery).ShouldBe([CallResult.Failed]);
        world.Gateway.FaultPolicy = null;
        (await world.Queue.TakeAsync(Queue, 1, Stop)).ShouldBeEmpty("it is hidden for half a minute");
        world.Queue.HiddenUntil(Queue).ShouldBeInRange(before.AddSeconds(28), TimeProvider.System.GetUtcNow().AddSeconds(31));

        // The next call is made at once and waits until the process is up again.
        await world.Queue.ShowAsync(Queue, Stop);
        var starting = host.StartAgainAsync(Stop);
        (await listener.RunOnceAsync(Stop)).ShouldBe([CallResult.Succeeded]);
        await starting;
        return true;
    }

    private Task Hold(int write, Fault fault)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var writes = 0;
        world.Gateway.FaultPolicy = call =>
        {
            if (!Writes.Contains(call.Operation) || Interlocked.Increment(ref writes) != write)
            {
                return null;
            }

            reached.TrySetResult();
            return fault;
        };
        return reached.Task;
    }
}
