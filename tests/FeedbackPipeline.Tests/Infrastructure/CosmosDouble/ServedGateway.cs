using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FeedbackPipeline.Tests.Infrastructure.CosmosDouble;

/// <summary>A gateway on a loopback port.</summary>
public sealed class ServedGateway : IAsyncDisposable
{
    private readonly WebApplication server;
    private readonly HttpMessageInvoker gateway;

    private ServedGateway(WebApplication server, CosmosGateway gateway)
    {
        this.server = server;
        this.gateway = new(gateway, false);
    }

    /// <summary>For the SDK in gateway mode, limited to its endpoint.</summary>
    public Uri Endpoint => new(server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        gateway.Dispose();
    }

    internal static async Task<ServedGateway> StartAsync(CosmosGateway gateway)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        builder.Logging.ClearProviders();
        var served = new ServedGateway(builder.Build(), gateway);
        served.server.Run(served.PassAsync);
        await served.server.StartAsync(TestContext.Current.CancellationToken);
        return served;
    }

    private async Task PassAsync(HttpContext context)
    {
        using var request = await ReadAsync(context.Request);
        try
        {
            using var response = await gateway.SendAsync(request, context.RequestAborted);
            await WriteAsync(response, context.Response);
        }
        catch (HttpRequestException)
        {
            context.Abort();
        }
    }

    private static async Task<HttpRequestMessage> ReadAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        var message = new HttpRequestMessage(new HttpMethod(request.Method), request.GetEncodedUrl()) { Content = new ByteArrayContent(body.ToArray()) };
        foreach (var (name, values) in request.Headers)
        {
            if (!message.Headers.TryAddWithoutValidation(name, values.ToArray()))
            {
                message.Content.Headers.TryAddWithoutValidation(name, values.ToArray());
            }
        }

        return message;
    }

    private static async Task WriteAsync(HttpResponseMessage message, HttpResponse response)
    {
        response.StatusCode = (int)message.StatusCode;
        response.ContentType = message.Content.Headers.ContentType?.ToString();
        foreach (var (name, values) in message.Headers)
        {
            response.Headers[name] = values.ToArray();
        }

        var body = await message.Content.ReadAsByteArrayAsync(response.HttpContext.RequestAborted);
        if (response.StatusCode is not (204 or 304))
        {
            response.ContentLength = body.Length;
            await response.Body.WriteAsync(body, response.HttpContext.RequestAborted);
        }
    }
}
