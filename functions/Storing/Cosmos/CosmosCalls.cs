using System.Net;
using Microsoft.Azure.Cosmos;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace FeedbackPipeline.Storing.Cosmos;

/// <summary>
/// Gives each request its time and sends it again where Cosmos DB was busy or out of reach. All our writes may be repeated: they create under a fixed id,
/// replace what was seen, or put the same again; none adds to a number.
/// </summary>
internal sealed class CosmosCalls
{
    private static readonly TimeSpan firstPause = TimeSpan.FromMilliseconds(50);
    private readonly ResiliencePipeline pipeline;

    public CosmosCalls(CosmosOptions options, TimeProvider clock)
    {
        var builder = new ResiliencePipelineBuilder { TimeProvider = clock };
        if (options.Retries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = outcome => ValueTask.FromResult(IsPassing(outcome.Outcome.Exception)),
                MaxRetryAttempts = options.Retries,
                BackoffType = DelayBackoffType.Exponential,
                Delay = firstPause,
                UseJitter = true,
            });
        }

        pipeline = builder.AddTimeout(TimeSpan.FromSeconds(options.RequestSeconds)).Build();
    }

    /// <exception cref="StoreUnavailableException">It did not answer, or was too busy, as often as it was asked.</exception>
    public async Task<T> SendAsync<T>(Func<CancellationToken, Task<T>> request, CancellationToken cancellationToken)
    {
        try
        {
            return await pipeline.ExecuteAsync(static async (ask, token) => await ask(token), request, cancellationToken);
        }
        catch (Exception problem) when (IsPassing(problem))
        {
            throw new StoreUnavailableException("Cosmos DB does not answer or is too busy.", problem);
        }
    }

    private static bool IsPassing(Exception? problem) => problem switch
    {
        TimeoutRejectedException or HttpRequestException => true,
        CosmosException { StatusCode: HttpStatusCode.NotFound, SubStatusCode: not 0 } => true, // the session is not known there yet
        CosmosException cosmos => (int)cosmos.StatusCode is 408 or 410 or 429 or 449 or 503,
        _ => false,
    };
}
