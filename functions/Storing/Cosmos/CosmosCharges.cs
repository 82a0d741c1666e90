using FeedbackPipeline.Vocabulary;
using Microsoft.Azure.Cosmos;

namespace FeedbackPipeline.Storing.Cosmos;

/// <summary>Records the request units of every request by its verb and container: what is paid.</summary>
internal sealed class CosmosCharges(PipelineMetrics metrics) : RequestHandler
{
    public override async Task<ResponseMessage> SendAsync(RequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        metrics.RequestUnits($"{request.Method.Method.ToLowerInvariant()}-{ContainerOf(request.RequestUri)}", response.Headers.RequestCharge);
        return response;
    }

    /// <summary>Of <c>dbs/D/colls/C/…</c>; ids of documents are left out.</summary>
    private static string ContainerOf(Uri address) => address.OriginalString.Split('/', StringSplitOptions.RemoveEmptyEntries) is [_, _, _, var container, ..] ? container : "account";
}
