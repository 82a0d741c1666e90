using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Securing.Limiting;

/// <summary>How often one address may send words or guess a code. The machine itself is not limited.</summary>
public static class RateLimits
{
    /// <summary>Policy for routes that take words in.</summary>
    public const string Submissions = nameof(Submissions);

    public static IServiceCollection AddRateLimits(this IServiceCollection services)
    {
        services.AddOptions<LimitingOptions>().BindConfiguration(LimitingOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddRateLimiter(_ => { });
        services.AddOptions<RateLimiterOptions>().Configure<IOptionsMonitor<LimitingOptions>>((limiter, limits) =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = RejectAsync;
            limiter.AddPolicy(Submissions, context => For(context, limits.CurrentValue.SubmissionsPerMinute));
        });
        return services;
    }

    internal static RateLimitPartition<string> For(HttpContext context, int aMinute)
    {
        var address = ClientAddress.Of(context);
        return address is null
            ? RateLimitPartition.GetNoLimiter("")
            : RateLimitPartition.GetSlidingWindowLimiter(address, _ => new()
            {
                PermitLimit = aMinute,
                Window = TimeSpan.FromMinutes(1),
                SegmentsPerWindow = 6,
            });
    }

    internal static Task RejectAsync(HttpContext context, TimeSpan wait)
    {
        context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return Results.Problem(title: "Too many requests", detail: "Please wait a little, then try again. Nothing was stored.", statusCode: StatusCodes.Status429TooManyRequests)
            .ExecuteAsync(context);
    }

    private static async ValueTask RejectAsync(OnRejectedContext rejected, CancellationToken cancellationToken)
        => await RejectAsync(rejected.HttpContext, rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(10));
}
