using System.Net;
using FeedbackPipeline.Securing.Limiting;
using Microsoft.AspNetCore.Http;

namespace FeedbackPipeline.Tests.Hosting.Functions;

/// <summary>Limits hold for the client, neither for the host in front of us nor for each connection anew.</summary>
public sealed class ClientAddressTests
{
    [Theory]
    [InlineData("127.0.0.1", "203.0.113.7", "203.0.113.7")]
    [InlineData("::1", "203.0.113.7", "203.0.113.7")]
    [InlineData("127.0.0.1", "203.0.113.7:51234", "203.0.113.7")]
    [InlineData("127.0.0.1", "[2001:db8::7]:51234", "2001:db8::7")]
    [InlineData("127.0.0.1", "2001:db8::7", "2001:db8::7")]
    [InlineData("127.0.0.1", "198.51.100.1, 203.0.113.7:51234", "203.0.113.7")]
    [InlineData("127.0.0.1", "unknown", "unknown")]
    [InlineData("127.0.0.1", "", null)]
    [InlineData("127.0.0.1", null, null)]
    [InlineData("203.0.113.9", null, "203.0.113.9")]
    [InlineData("203.0.113.9", "198.51.100.1", "203.0.113.9")]
    public void It_is_what_the_nearest_proxy_saw_and_a_client_cannot_make_one_up(string socket, string? forwarded, string? expected)
    {
        var context = new DefaultHttpContext { Connection = { RemoteIpAddress = IPAddress.Parse(socket) } };
        if (forwarded is not null)
        {
            context.Request.Headers["X-Forwarded-For"] = forwarded;
        }

        ClientAddress.Of(context).ShouldBe(expected);
    }
}
