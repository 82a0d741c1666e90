using System.Text.Json;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FeedbackPipeline.Hosting.Health;

internal static class HealthExtensions
{
    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddHealthChecks().AddCheck<StoreHealth>("store").AddCheck<QueueHealth>("queue");
        return services;
    }

    /// <summary>Live: the process answers. Ready: what it needs answers too, and what does not is named.</summary>
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new() { Predicate = _ => false, ResponseWriter = WriteAsync }).AllowAnonymous();
        routes.MapHealthChecks("/health/ready", new() { ResponseWriter = WriteAsync }).AllowAnonymous();
    }

    private static async Task WriteAsync(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = "application/json";
        await using var json = new Utf8JsonWriter(context.Response.BodyWriter);
        json.WriteStartObject();
        json.WriteString("status", report.Status.ToString().ToLowerInvariant());
        json.WriteStartArray("notReady");
        foreach (var (name, _) in report.Entries.Where(entry => entry.Value.Status != HealthStatus.Healthy))
        {
            json.WriteStringValue(name);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
