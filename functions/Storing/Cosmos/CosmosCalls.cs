using System.Net;
using Microsoft.Azure.Cosmos;

namespace FeedbackPipeline.Storing.Cosmos;

/// <summary>
/// Gives each request its time and sends it again where Cosmos DB was busy or out of reach. All our writes may be repeated: they create under a fixed id,
/// replace what was seen, or put the same again; none adds to a number.
/// </summary>
internal sealed class CosmosCalls(CosmosAccount account)
{
    private static readonly TimeSpan firstPause = TimeSpan.FromMilliseconds(50);

    public async Task<T> SendAsync<T>(Func<CancellationToken, Task<T>> request, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            patience.CancelAfter(account.Patience);
            try
            {
                return await request(patience.Token);
            }
            catch (Exception problem) when (IsPassing(problem) && !cancellationToken.IsCancellationRequested)
            {
                if (attempt == account.Retries)
                {
                    throw new StoreUnavailableException("Cosmos DB does not answer or is too busy.", problem);
                }
            }

            await Task.Delay(firstPause * (1 << attempt), cancellationToken);
        }
    }

    private static bool IsPassing(Exception problem) => problem switch
    {
        OperationCanceledException or HttpRequestException => true,
        CosmosException { StatusCode: HttpStatusCode.NotFound, SubStatusCode: not 0 } => true, // the session is not known there yet
        CosmosException cosmos => (int)cosmos.StatusCode is 408 or 410 or 429 or 449 or 503,
        _ => false,
    };
}
