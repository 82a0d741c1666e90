using FeedbackPipeline.Collecting.Accepting;
using FeedbackPipeline.Storing;
using FeedbackPipeline.Tests.Infrastructure.CosmosDouble;

namespace FeedbackPipeline.Tests.Storing.Cosmos.Disturbing;

/// <summary>
/// Does a deed once in peace and counts its requests; then, for each request and each way it can go wrong, does it again from the same beginning with that one
/// going wrong, and compares the end. Where the caller never noticed, the end is as if it had been done once; where the caller had to do it again, or somebody
/// else did the same in between, as if once or twice, which for most deeds is the same.
/// </summary>
internal sealed class Disturb(CosmosWorld world, Deed deed)
{
    private readonly List<string> complaints = [];
    private Action back = () => { };
    private string once = "";
    private string twice = "";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <returns>What came out differently, and how many ways were tried.</returns>
    public async Task<(IReadOnlyList<string> Complaints, int Tried)> RunAsync()
    {
        // Containers are made at the first request, and only what is there can be put back.
        await world.Account.Books.ExistsAsync("nothing", "nothing", Stop);
        await deed.Before(world);
        world.Queue.Sent.Clear();
        back = world.Gateway.Remember();
        var calls = await ListenAsync();
        once = await EndAsync();
        back();
        world.Queue.Sent.Clear();
        await WorkAsync();
        await WorkAsync();
        twice = await EndAsync();
        var tried = 0;
        foreach (var (index, call) in calls.Index())
        {
            foreach (var (name, play) in Ways(call))
            {
                back();
                world.Queue.Sent.Clear();
                await TryAsync($"{deed.Name}: {name} at request {index} ({call.Operation} {call.Container} {call.PartitionKey} {call.Id} {call.Query})", index, play);
                tried++;
            }
        }

        return (complaints, tried);
    }

    private IEnumerable<(string Name, Func<int, Task<bool>> Play)> Ways(CosmosCall call)
    {
        yield return ("the lights went out", DieAsync);
        yield return ("the caller gives up", GiveUpAsync);
        if (call.Writes)
        {
            yield return ("503 once", index => OnceAsync(index, Fault.Status(503)));
            yield return ("the answer was lost", index => OnceAsync(index, Fault.DropAfter));
            yield return ("the request was lost", index => OnceAsync(index, Fault.DropBefore));
            yield return ("429 with a pause", index => OnceAsync(index, Fault.Status(429, retryAfter: TimeSpan.FromMilliseconds(1))));
            yield return ("449", index => OnceAsync(index, Fault.Status(449)));
            yield return ("no answer ever", HangAsync);
            yield return ("it stays away", StayAwayAsync);
            yield return ("somebody does the same", RivalAsync);
        }
    }

    private async Task TryAsync(string what, int index, Func<int, Task<bool>> play)
    {
        try
        {
            var noticed = await play(index);
            world.Gateway.FaultPolicy = null;
            var end = await EndAsync();
            if (end != once && !(noticed && end == twice))
            {
                complaints.Add($"{what}{Environment.NewLine}{Difference(end)}");
            }
        }
        catch (Exception problem) when (problem is not OperationCanceledException || !Stop.IsCancellationRequested)
        {
            complaints.Add($"{what}: {problem}");
        }
        finally
        {
            world.Gateway.FaultPolicy = null;
        }
    }

    /// <summary>The process ends at this request, and another does it again.</summary>
    private async Task<bool> DieAsync(int index)
    {
        FailFrom(index, () => throw new LightsOutException());
        await Record.ExceptionAsync(() => WorkAsync());
        world.Gateway.FaultPolicy = null;
        await WorkAsync();
        return true;
    }

    /// <summary>From this request on nothing answers, until the caller has given up.</summary>
    private async Task<bool> StayAwayAsync(int index)
    {
        FailFrom(index, () => Fault.Status(503));
        var problem = await Record.ExceptionAsync(() => WorkAsync());
        world.Gateway.FaultPolicy = null;
        if (problem is not null and not StoreUnavailableException and not IntakeUnavailableException)
        {
            throw problem;
        }

        await WorkAsync();
        return true;
    }

    /// <summary>The caller stops waiting at this request, which is never answered, and then does it again.</summary>
    private async Task<bool> GiveUpAsync(int index)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        FailFrom(index, () =>
        {
            patience.Cancel();
            return Fault.Hang;
        });
        var problem = await Record.ExceptionAsync(() => Caller.WithAsync(WorkAsync, patience.Token));
        world.Gateway.FaultPolicy = null;
        if (problem is not OperationCanceledException)
        {
            throw problem ?? new InvalidOperationException("It went on without its caller.");
        }

        await WorkAsync();
        return true;
    }

    private async Task<bool> OnceAsync(int index, Fault fault)
    {
        var asked = 0;
        world.Gateway.FaultPolicy = call => IsOfDeed(call) && Interlocked.Increment(ref asked) == index + 1 ? fault : null;
        await WorkAsync();
        return false;
    }

    private async Task<bool> HangAsync(int index)
    {
        var asked = 0;
        world.Gateway.FaultPolicy = call =>
        {
            if (!IsOfDeed(call) || Interlocked.Increment(ref asked) != index + 1)
            {
                return null;
            }

            world.Clock.Expire();
            return Fault.Hang;
        };
        await WorkAsync();
        return false;
    }

    private async Task<bool> RivalAsync(int index)
    {
        var asked = 0;
        world.Gateway.FaultPolicy = call =>
        {
            if (IsOfDeed(call) && Interlocked.Increment(ref asked) == index + 1)
            {
                world.Gateway.FaultPolicy = null;
                WorkAsync().WaitAsync(TimeSpan.FromSeconds(30), Stop).GetAwaiter().GetResult();
            }

            return null;
        };
        await WorkAsync();
        return true;
    }

    private void FailFrom(int index, Func<Fault?> fail)
    {
        var asked = 0;
        world.Gateway.FaultPolicy = call => IsOfDeed(call) && Interlocked.Increment(ref asked) > index ? fail() : null;
    }

    private async Task<List<CosmosCall>> ListenAsync()
    {
        var before = world.Gateway.Calls.Count;
        await WorkAsync();
        return [.. world.Gateway.Calls.Skip(before).Where(IsOfDeed)];
    }

    private Task WorkAsync() => deed.Work(world, world.Open()).WaitAsync(TimeSpan.FromSeconds(30), Stop);

    private async Task<string> EndAsync()
    {
        await deed.After(world, world.Open());
        return world.Look();
    }

    private static bool IsOfDeed(CosmosCall call) => call.Writes || call.Operation is CosmosOperation.Read or CosmosOperation.Query or CosmosOperation.ChangeFeed;

    private string Difference(string end)
    {
        var (expected, found) = (once.Split('\n'), end.Split('\n'));
        return string.Join(Environment.NewLine, [.. expected.Except(found).Select(line => $"  missing {line}"), .. found.Except(expected).Select(line => $"  too much {line}"), $"  {expected.Length} → {found.Length} lines"]);
    }

    private sealed class LightsOutException : Exception;
}
