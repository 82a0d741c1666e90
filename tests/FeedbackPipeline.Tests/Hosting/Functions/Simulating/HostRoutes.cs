using System.Net;
using Microsoft.AspNetCore.Http;

namespace FeedbackPipeline.Tests.Hosting.Functions.Simulating;

/// <summary>What the platform and the host do with a request before any function has it.</summary>
internal static class HostRoutes
{
    public const string Site = "feedback.example.org";
    public const string Client = "203.0.113.7";
    private static readonly string[] Kept = ["/admin", "/runtime", "/.auth"];

    /// <summary>Addresses that never reach a handler.</summary>
    public static bool AreTheHosts(PathString path) => Kept.Any(kept => path.StartsWithSegments(kept, StringComparison.OrdinalIgnoreCase));

    public static Task AnswerAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    /// <summary>Azure's front door names the client and how it came, over whatever the client said of itself.</summary>
    public static void Introduce(HttpContext context)
    {
        context.Connection.RemoteIpAddress = IPAddress.Parse(Client);
        context.Request.Scheme = Uri.UriSchemeHttps;
        context.Request.Headers["X-Forwarded-For"] = $"{Client}:51234";
        context.Request.Headers["X-Forwarded-Proto"] = Uri.UriSchemeHttps;
        context.Request.Headers["X-ARR-LOG-ID"] = "00000000-0000-4000-8000-000000000003";
    }
}
