using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FeedbackPipeline.Tests.Hosting.Functions.Simulating;

/// <summary>The host's web server: finds the function of a request and passes it on to the handler, with the headers the host sets.</summary>
internal sealed class HostFront : IAsyncDisposable
{
    private readonly WebApplication application;
    private readonly FrontOptions options;
    private readonly IPassOn passOn;
    private readonly ConcurrentQueue<string> served = new();
    private readonly ConcurrentQueue<CallResult> outcomes = new();
    private int last;

    private HostFront(WebApplication application, FrontOptions options, IPassOn passOn) => (this.application, this.options, this.passOn) = (application, options, passOn);

    public Uri Address => new(application.Urls.Single());

    /// <summary>The functions that were called, in order.</summary>
    public IReadOnlyCollection<string> Served => served;

    /// <summary>What became of these calls, in the order in which they ended.</summary>
    public IReadOnlyCollection<CallResult> Outcomes => outcomes;

    /// <param name="handlerPort">Where the handler listens.</param>
    public static async Task<HostFront> StartAsync(IReadOnlyList<FunctionFile> functions, int handlerPort, FrontOptions options)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddRouting();
        builder.Services.AddReverseProxy();
        var application = builder.Build();
        var handler = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{handlerPort}/"));
        IPassOn passOn = options.Mode is HostMode.Forwarding ? new ForwardRequests(handler, options) : new ProxyRequests(application.Services, handler, options);
        var front = new HostFront(application, options, passOn);
        application.UseWhen(context => HostRoutes.AreTheHosts(context.Request.Path), host => host.Run(HostRoutes.AnswerAsync));
        application.UseRouter(FunctionRouter.Build(application, functions, front.ServeAsync));
        await application.StartAsync();
        return front;
    }

    /// <summary>Somebody on the web, who calls the site by its name.</summary>
    public HttpClient Anyone() => new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, UseCookies = false })
    {
        BaseAddress = Address,
        DefaultRequestHeaders = { Host = options.Platform ? HostRoutes.Site : null },
    };

    public async ValueTask DisposeAsync()
    {
        await application.DisposeAsync();
        passOn.Dispose();
    }

    private async Task ServeAsync(FunctionFile function, HttpContext context)
    {
        if (!function.MayBeCalledWith(context.Request, options.Key))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        served.Enqueue(function.Name);
        if (options.Platform)
        {
            HostRoutes.Introduce(context);
        }

        await options.Ready();
        var invocation = new Guid(Interlocked.Increment(ref last), 1, 0, new byte[8]).ToString();
        Task<CallResult> CallAsync() => passOn.PassOnAsync(context, invocation);
        outcomes.Enqueue(options.Timeout is null ? await CallAsync() : await options.Timeout.WatchAsync(CallAsync));
    }
}
