using System.Net;

namespace FeedbackPipeline.Hosting.Functions.Listening;

/// <summary>Answers the host's question whether the process is up (<c>GET /</c>, many times a second at start) without a page and without the store.</summary>
internal sealed class AnswerPings(RequestDelegate next, FunctionsHost host)
{
    public Task InvokeAsync(HttpContext context)
        => host.IsPresent && IsPing(context) ? context.Response.WriteAsync("up", context.RequestAborted) : next(context);

    /// <summary>A person's request comes with the number of its invocation.</summary>
    private static bool IsPing(HttpContext context)
        => HttpMethods.IsGet(context.Request.Method)
            && context.Request.Path == "/"
            && !context.Request.Headers.ContainsKey(HostHeaders.InvocationId)
            && !HostHeaders.FromOutside.Any(context.Request.Headers.ContainsKey)
            && context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address);
}
