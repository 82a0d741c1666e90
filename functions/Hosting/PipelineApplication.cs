using FeedbackPipeline.Hosting.Commands;
using FeedbackPipeline.Hosting.Functions;
using FeedbackPipeline.Hosting.Functions.Listening;
using FeedbackPipeline.Hosting.Telemetry;
using FeedbackPipeline.Securing;

namespace FeedbackPipeline.Hosting;

/// <summary>Builds the web application that the site is, and that every verb takes its services from.</summary>
internal static class PipelineApplication
{
    public const string DefaultUrl = "http://localhost:7071";

    /// <summary>Bytes; routes that take less say so themselves.</summary>
    private const long LargestBody = 30_000_000;

    /// <summary>The services and settings, without the site's routes: verbs that answer nobody start sooner so.</summary>
    public static WebApplication Build(string[] args, Action<IServiceCollection> stages)
    {
        HostSettings.Ignore();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ContentRootPath = AppContext.BaseDirectory,
            WebRootPath = Path.Combine(AppContext.BaseDirectory, "wwwroot"),
        });
        builder.Configuration.AddLocalSettings();
        if (builder.Configuration[WebHostDefaults.ServerUrlsKey] is null && builder.Configuration[FunctionsHost.PortVariable] is null)
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }

        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
        });
        builder.Host.UseDefaultServiceProvider(container => container.ValidateOnBuild = container.ValidateScopes = builder.Environment.IsDevelopment());
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
        // A verb answers with its own words; what it logs matters only when something is wrong.
        builder.Logging.SetMinimumLevel(args is [var first, ..] && !first.StartsWith('-') && first != ServeCommand.Name ? LogLevel.Warning : LogLevel.Information);
        // Request lines hold what stands behind the question mark, keys of functions among it.
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning).AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        // Outcomes says why a start failed, in words; a service that fails later is critical.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        builder.Services.AddSingleton(_ => new DataFolder(builder.Configuration[DataFolder.Variable] is { Length: > 0 } path ? path : DataFolder.DefaultName));
        builder.Services.AddTelemetry(builder.Configuration);
        stages(builder.Services);
        return builder.Build();
    }

    /// <summary>Makes a site of it: what every request passes through, and the routes.</summary>
    public static WebApplication Map(this WebApplication application, Action<IEndpointRouteBuilder> routes)
    {
        application.UsePipeline();
        routes(application);
        return application;
    }
}
