using System.Net;

namespace FeedbackPipeline.Securing.Limiting;

/// <summary>Who knocks. A proxy or the Functions host on this machine says so in <c>X-Forwarded-For</c>; from anywhere else the header is only what a client claims.</summary>
internal static class ClientAddress
{
    private const string Header = "X-Forwarded-For";

    /// <summary>Null for the machine itself when nothing stands in front of it.</summary>
    public static string? Of(HttpContext context)
    {
        var socket = context.Connection.RemoteIpAddress;
        if (socket is not null && !IPAddress.IsLoopback(socket))
        {
            return socket.ToString();
        }

        // The last one is what the nearest proxy saw; all before it can be made up.
        var forwarded = context.Request.Headers[Header].ToString().Split(',')[^1].Trim();
        return forwarded.Length == 0 ? null : WithoutPort(forwarded);
    }

    /// <summary>Azure adds the port, which changes with each connection.</summary>
    private static string WithoutPort(string address) => IPEndPoint.TryParse(address, out var point) ? point.Address.ToString() : address;
}
