using System.Collections.Frozen;
using System.Diagnostics;
using OpenTelemetry;

namespace FeedbackPipeline.Hosting.Telemetry;

/// <summary>
/// Leaves a span only what is known to hold nothing about a person. Addresses hold receipts, drafts and codes: a request is named by its route, a call by its server.
/// </summary>
internal sealed class NothingPersonalInSpans : BaseProcessor<Activity>
{
    private const string Route = "http.route";

    private static readonly FrozenSet<string> Kept = FrozenSet.Create(
        StringComparer.Ordinal,
        Route,
        "http.request.method",
        "http.response.status_code",
        "error.type",
        "network.protocol.version",
        "server.address",
        "server.port",
        "url.scheme",
        "messaging.destination.name",
        "messaging.operation.type",
        "messaging.message",
        "messaging.dequeued");

    public override void OnEnd(Activity data)
    {
        foreach (var (name, _) in data.TagObjects.Where(tag => !Kept.Contains(tag.Key)).ToList())
        {
            data.SetTag(name, null);
        }

        data.TraceStateString = null;
        if (data.GetTagItem(Route) is string route)
        {
            data.SetTag("url.path", route);
        }

        if (data.StatusDescription is not null)
        {
            data.SetStatus(data.Status);
        }
    }
}
