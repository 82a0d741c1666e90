using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Hosting.Functions.Listening;

/// <summary>Listens where the host will call and nowhere else.</summary>
internal sealed class ListenForHost(FunctionsHost host) : IConfigureOptions<KestrelServerOptions>
{
    public void Configure(KestrelServerOptions options)
    {
        if (host.Port is { } port)
        {
            // Whatever endpoints the settings name are somebody else's.
            options.Configure();
            options.Listen(IPAddress.Loopback, port);
        }
    }
}
