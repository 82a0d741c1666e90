using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace FeedbackPipeline.Tests.Hosting.Functions.Simulating;

/// <summary>A handler that answers as a test says and remembers what reached it, for the rules of the host itself.</summary>
internal sealed class StubHandler : IAsyncDisposable
{
    private readonly WebApplication server;

    private StubHandler(WebApplication server, int port) => (this.server, Port) = (server, port);

    public int Port { get; }

    /// <summary>The last request as it came over the wire.</summary>
    public Arrival Seen { get; private set; } = null!;

    public static async Task<StubHandler> StartAsync(RequestDelegate answer, int? port = null)
    {
        var chosen = port ?? FreePort.Next();
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, chosen));
        builder.Logging.ClearProviders();
        var stub = new StubHandler(builder.Build(), chosen);
        stub.server.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            stub.Seen = new(
                context.Features.Get<IHttpRequestFeature>()!.RawTarget,
                context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
                await reader.ReadToEndAsync(context.RequestAborted));
            await answer(context);
        });
        await stub.server.StartAsync();
        return stub;
    }

    /// <summary>Ends it as a kill would: nobody is waited for.</summary>
    public async Task KillAsync() => await server.StopAsync(new CancellationToken(canceled: true));

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        await server.DisposeAsync();
    }
}

/// <param name="Target">Path and query, as they were encoded.</param>
internal sealed record Arrival(string Target, IReadOnlyDictionary<string, string> Headers, string Body)
{
    /// <summary>Null where there is no such header.</summary>
    public string? this[string header] => Headers.GetValueOrDefault(header);
}
