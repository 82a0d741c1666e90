using System.Diagnostics;
using Azure.Monitor.OpenTelemetry.Exporter;
using FeedbackPipeline.Messages;
using FeedbackPipeline.Vocabulary;
using OpenTelemetry.Instrumentation.AspNetCore;
using OpenTelemetry.Instrumentation.Http;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace FeedbackPipeline.Hosting.Telemetry;

internal static class TelemetryExtensions
{
    /// <summary>Address of a collector; the other settings of the same family are read as well.</summary>
    public const string Collector = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Connection string of Azure Application Insights.</summary>
    public const string ApplicationInsights = "APPLICATIONINSIGHTS_CONNECTION_STRING";

    /// <summary>How to sign in there, as the Functions host reads it; without it the connection string is enough.</summary>
    public const string InsightsIdentity = "APPLICATIONINSIGHTS_AUTHENTICATION_STRING";

    private const string ServiceName = "feedback-pipeline";

    /// <summary>Traces, figures and logs for whoever runs the pipeline, without anything about people. Registers nothing unless the settings name where to send them.</summary>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        var collector = configuration[Collector] is { Length: > 0 };
        var insights = configuration[ApplicationInsights] is { Length: > 0 } connection ? new InsightsAccount(connection, configuration[InsightsIdentity]) : null;
        return collector || insights is not null ? Send(services, collector, insights) : services;
    }

    /// <summary>Apart, so that its libraries are loaded only where they are needed.</summary>
    private static IServiceCollection Send(IServiceCollection services, bool collector, InsightsAccount? insights)
    {
        services.AddHostedService<WatchQueues>();
        services.Configure<AspNetCoreTraceInstrumentationOptions>(requests => requests.Filter = context => !context.Request.Path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase));
        services.Configure<HttpClientTraceInstrumentationOptions>(calls => calls.FilterHttpRequestMessage = _ => BelongsToWork(Activity.Current));
        services.AddLogging(logging => logging
            .AddFilter<OpenTelemetryLoggerProvider>(category: null, LogLevel.Warning)
            .AddFilter<OpenTelemetryLoggerProvider>(nameof(FeedbackPipeline), LogLevel.Information));
        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(ServiceName, serviceVersion: typeof(TelemetryExtensions).Assembly.GetName().Version?.ToString()))
            .WithTracing(traces => Export(Instrument(traces), collector, insights))
            .WithMetrics(metrics => Export(Instrument(metrics), collector, insights))
            .WithLogging(
                logs => Export(logs.AddProcessor(new NothingPersonalInLogs()), collector, insights),
                logs =>
                {
                    // Scopes hold addresses as they were asked for.
                    logs.IncludeScopes = false;
                    logs.IncludeFormattedMessage = true;
                });
        return services;
    }

    private static TracerProviderBuilder Instrument(TracerProviderBuilder traces) => traces
        .AddSource(MessageSpans.SourceName)
        .AddAspNetCoreInstrumentation()
        .AddHttpClientInstrumentation()
        .AddProcessor(new NothingPersonalInSpans());

    private static MeterProviderBuilder Instrument(MeterProviderBuilder metrics) => metrics
        .AddMeter(PipelineMetrics.Meter)
        .AddAspNetCoreInstrumentation()
        .AddHttpClientInstrumentation();

    /// <summary>Pumps ask Azure for messages all day; only calls within a request or a try are part of a story.</summary>
    private static bool BelongsToWork(Activity? call) => call is not null && call.ParentSpanId != default;

    private static void Export(TracerProviderBuilder traces, bool collector, InsightsAccount? insights)
    {
        _ = collector ? traces.AddOtlpExporter() : traces;
        _ = insights is not null ? traces.AddAzureMonitorTraceExporter(insights.Configure) : traces;
    }

    private static void Export(MeterProviderBuilder metrics, bool collector, InsightsAccount? insights)
    {
        _ = collector ? metrics.AddOtlpExporter() : metrics;
        _ = insights is not null ? metrics.AddAzureMonitorMetricExporter(insights.Configure) : metrics;
    }

    private static void Export(LoggerProviderBuilder logs, bool collector, InsightsAccount? insights)
    {
        _ = collector ? logs.AddOtlpExporter() : logs;
        _ = insights is not null ? logs.AddAzureMonitorLogExporter(insights.Configure) : logs;
    }
}
