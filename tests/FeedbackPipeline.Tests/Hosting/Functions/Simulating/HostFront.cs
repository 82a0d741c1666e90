using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Transforms;
using Yarp.ReverseProxy.Transforms.Builder;

namespace FeedbackPipeline.Tests.Hosting.Functions.Simulating;

/// <summary>The host's web server: finds the function of a request and passes it on to the handler, with the headers the host sets.</summary>
internal sealed class HostFront : IAsyncDisposable
{
    private readonly WebApplication application;
    private readonly HttpMessageInvoker invoker = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, UseCookies = false });
    private readonly ConcurrentQueue<string> served = new();
    private int last;

    private HostFront(WebApplication application) => this.application = application;

    public Uri Address => new(application.Urls.Single());

    /// <summary>The functions that were called, in order.</summary>
    public IReadOnlyCollection<string> Served => served;

    /// <param name="handlerPort">Where the handler listens.</param>
    public static async Task<HostFront> StartAsync(IReadOnlyList<FunctionFile> functions, int handlerPort)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddRouting();
        builder.Services.AddReverseProxy();
        var front = new HostFront(builder.Build());
        var target = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{handlerPort}/");
        front.application.UseRouter(FunctionRouter.Build(front.application, functions, (function, context) => front.PassOnAsync(function, context, target)));
        await front.application.StartAsync();
        return front;
    }

    public async ValueTask DisposeAsync()
    {
        await application.DisposeAsync();
        invoker.Dispose();
    }

    private async Task PassOnAsync(FunctionFile function, HttpContext context, string target)
    {
        served.Enqueue(function.Name);
        var transformer = context.RequestServices.GetRequiredService<ITransformBuilder>().Create(transforms =>
        {
            transforms.AddXForwarded(ForwardedTransformActions.Set);
            transforms.AddRequestHeader("X-Azure-Functions-InvocationId", new Guid(Interlocked.Increment(ref last), 1, 0, new byte[8]).ToString(), append: false);
            transforms.AddRequestHeader("X-Azure-Functions-HostVersion", "4.1052.0", append: false);
        });
        await context.RequestServices.GetRequiredService<IHttpForwarder>().SendAsync(context, target, invoker, ForwarderRequestConfig.Empty, transformer);
    }
}
