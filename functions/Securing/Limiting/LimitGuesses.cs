using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Securing.Limiting;

/// <summary>Marks routes that name a receipt.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class LimitGuessesAttribute : Attribute;

/// <summary>
/// Receipts are short enough to be read out, so guessing them has a limit of its own: whoever named too many that do not exist gets no answer for a while.
/// Right ones cost nothing, since many people may share one address.
/// </summary>
public sealed class LimitGuesses(RequestDelegate next, IOptions<LimitingOptions> options)
{
    private readonly PartitionedRateLimiter<HttpContext> misses = PartitionedRateLimiter.Create<HttpContext, string>(context => RateLimits.For(context, options.Value.GuessesPerMinute));

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<LimitGuessesAttribute>() is null)
        {
            await next(context);
            return;
        }

        if (misses.GetStatistics(context) is { CurrentAvailablePermits: < 1 })
        {
            await RateLimits.RejectAsync(context, TimeSpan.FromMinutes(1));
            return;
        }

        await next(context);
        if (context.Response.StatusCode == StatusCodes.Status404NotFound)
        {
            using var miss = misses.AttemptAcquire(context);
        }
    }
}
