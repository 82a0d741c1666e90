using FeedbackPipeline.Hosting.Functions.Invoking;
using FeedbackPipeline.Messages;

namespace FeedbackPipeline.Hosting.Functions;

/// <summary>Runs timed works one after the other. One that fails or takes too long stops none of the others; each begins where it was stopped the next time.</summary>
internal sealed partial class TimerFunction(string name, IReadOnlyList<ITimedWork> works, TimeSpan longest, TimeProvider time, ILogger<TimerFunction> logger) : IFunction
{
    /// <summary>Kept for each work that is still to come, so that a long one leaves something to the rest.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(10);

    public string Name => name;

    public async Task<InvocationAnswer> RunAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        var end = time.GetUtcNow() + longest;
        List<string> failed = [];
        foreach (var (index, work) in works.Index())
        {
            var share = end - time.GetUtcNow() - (Kept * (works.Count - index - 1));
            if (!await TryRunAsync(work, share < Kept ? Kept : share, cancellationToken))
            {
                failed.Add(work.Name);
            }
        }

        return failed.Count == 0 ? InvocationAnswer.Done($"{Name}: done") : InvocationAnswer.Again($"{Name}: failed in {string.Join(", ", failed)}");
    }

    private async Task<bool> TryRunAsync(ITimedWork work, TimeSpan share, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(share, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await work.RunAsync(either.Token);
            return true;
        }
#pragma warning disable CA1031 // one failed work must not end the others
        catch (Exception problem)
#pragma warning restore CA1031
        {
            Log.Failed(logger, problem, work.Name, Name);
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "{Work} failed in {Function} and runs again with it.")]
        public static partial void Failed(ILogger logger, Exception problem, string work, string function);
    }
}
