using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Transforms;
using Yarp.ReverseProxy.Transforms.Builder;

namespace FeedbackPipeline.Tests.Hosting.Functions.Simulating;

/// <summary>The streaming way: the real proxy with its own transforms, and an invocation number in the place of any the client sent.</summary>
internal sealed class ProxyRequests(IServiceProvider services, Uri handler, FrontOptions options) : IPassOn
{
    private readonly HttpMessageInvoker invoker = new(new RetryRefused(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, UseCookies = false }, options.Pause));
    private readonly ForwarderRequestConfig config = new() { ActivityTimeout = options.Inactivity };
    private readonly HttpTransformer transformer = services.GetRequiredService<ITransformBuilder>().Create(transforms => transforms.AddXForwarded(ForwardedTransformActions.Set));

    public async Task<CallResult> PassOnAsync(HttpContext context, string invocation)
    {
        context.Request.Headers[HostRequests.InvocationId] = invocation;
        context.Request.Headers[HostRequests.HostVersion] = HostRequests.Version;
        var error = await services.GetRequiredService<IHttpForwarder>().SendAsync(context, handler.ToString(), invoker, config, transformer);
        return error is ForwarderError.None ? CallResult.Succeeded : CallResult.Failed;
    }

    public void Dispose() => invoker.Dispose();
}
