using System.Globalization;
using System.Net;

namespace FeedbackPipeline.Hosting.Functions.Invoking;

/// <summary>
/// Tells a call of the host from one that somebody sends through it: the site takes every address, so that whoever knows a function's name could call for its
/// work. Each condition holds for every call of the host.
/// </summary>
internal static class InvocationGuard
{
    public static bool IsFromHost(HttpContext context, FunctionsHost host)
        => host.Port is { } port
            && HttpMethods.IsPost(context.Request.Method)
            && !HostHeaders.FromOutside.Any(context.Request.Headers.ContainsKey)
            && context.Request.Host.Value == string.Create(CultureInfo.InvariantCulture, $"{IPAddress.Loopback}:{port}")
            && context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
            && context.Request.Headers[HostHeaders.InvocationId] is [{ } id] && Guid.TryParse(id, out _);
}
