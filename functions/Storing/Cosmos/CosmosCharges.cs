using System.Diagnostics.Metrics;
using System.Globalization;
using Microsoft.Azure.Cosmos;

namespace FeedbackPipeline.Storing.Cosmos;

/// <summary>Records the request units of every request by operation and container: what is paid.</summary>
internal sealed class CosmosCharges : RequestHandler
{
    public const string MeterName = "FeedbackPipeline.Cosmos";

    private static readonly Meter meter = new(MeterName);
    private static readonly Histogram<double> charges = meter.CreateHistogram<double>("feedback.cosmos.request_units", "{RU}", "Request units of one request.");

    public override async Task<ResponseMessage> SendAsync(RequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        charges.Record(
            response.Headers.RequestCharge,
            new("operation", request.Method.Method),
            new("container", ContainerOf(request.RequestUri)),
            new("status", ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture)));
        return response;
    }

    /// <summary>Of <c>dbs/D/colls/C/…</c>; ids of documents are left out.</summary>
    private static string ContainerOf(Uri address) => address.OriginalString.Split('/', StringSplitOptions.RemoveEmptyEntries) is [_, _, _, var container, ..] ? container : "";
}
