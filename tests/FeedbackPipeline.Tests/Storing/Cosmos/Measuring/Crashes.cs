using FeedbackPipeline.Tests.Infrastructure.CosmosDouble;

namespace FeedbackPipeline.Tests.Storing.Cosmos.Measuring;

/// <summary>Ends the process at each of its requests in turn.</summary>
internal static class Crashes
{
    /// <summary>Does some work on a new account, ends it at the request with this number, and does it again in another process.</summary>
    /// <returns>False where the work has fewer requests.</returns>
    public static async Task<bool> AtAsync(this MeasuredCosmos cosmos, int request, Func<Task> work, Func<Task> again)
    {
        var asked = 0;
        cosmos.Gateway.FaultPolicy = _ => Interlocked.Increment(ref asked) > request ? throw new InvalidOperationException("The lights went out.") : null;
        var crash = await Record.ExceptionAsync(work);
        cosmos.Gateway.FaultPolicy = null;
        await again();
        return crash is not null;
    }

    /// <summary>Loses the answer of one request.</summary>
    public static void LoseAnswerOf(this MeasuredCosmos cosmos, int request)
    {
        var asked = 0;
        cosmos.Gateway.FaultPolicy = _ => Interlocked.Increment(ref asked) == request + 1 ? Fault.DropAfter : null;
    }
}
