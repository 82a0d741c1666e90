namespace FeedbackPipeline.Tests.Hosting.Functions.Simulating;

/// <summary>
/// The time a function has. When it is over for any one call, the host kills the handler, and all other calls in it fail; nobody is asked to stop before.
/// </summary>
/// <param name="killAsync">Kills the handler and starts it again.</param>
internal sealed class FunctionTimeout(TimeSpan longest, TimeProvider time, Func<Task> killAsync)
{
    public async Task<CallResult> WatchAsync(Func<Task<CallResult>> call)
    {
        using var clock = new CancellationTokenSource(longest, time);
        var over = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = clock.Token.Register(over.SetResult);
        var calling = call();
        await Task.WhenAny(calling, over.Task);
        if (calling.IsCompleted && await calling is not CallResult.NeverEnds and var result)
        {
            return result;
        }

        await over.Task;
        await killAsync();
        await calling;
        return CallResult.TimedOut;
    }
}
