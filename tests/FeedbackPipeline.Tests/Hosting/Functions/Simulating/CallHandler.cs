using System.Globalization;
using System.Net.Http.Headers;
using System.Text;

namespace FeedbackPipeline.Tests.Hosting.Functions.Simulating;

/// <summary>Calls a function in the handler as the host does: chunked JSON, with the host's own headers, once the handler is up, and never told to stop.</summary>
internal sealed class CallHandler(HttpClient client, int port, Func<Task>? ready = null, FunctionTimeout? timeout = null)
{
    private int last;

    public Task<CallResult> CallAsync(string function, string payload, CancellationToken cancellationToken)
        => CallAsync(function, new ByteArrayContent(Encoding.UTF8.GetBytes(payload)), cancellationToken);

    public async Task<CallResult> CallAsync(string function, HttpContent payload, CancellationToken cancellationToken)
    {
        if (ready is not null)
        {
            await ready();
        }

        return timeout is null ? await SendAsync(function, payload, cancellationToken) : await timeout.WatchAsync(() => SendAsync(function, payload, cancellationToken));
    }

    public HttpRequestMessage RequestFor(string function, HttpContent payload)
    {
        payload.Headers.ContentType = MediaTypeHeaderValue.Parse("application/json; charset=utf-8");
        var request = new HttpRequestMessage(HttpMethod.Post, string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/{function}")) { Content = payload };
        request.Headers.TransferEncodingChunked = true;
        HostRequests.Mark(request, new Guid(Interlocked.Increment(ref last), 0, 0, new byte[8]).ToString());
        return request;
    }

    private async Task<CallResult> SendAsync(string function, HttpContent payload, CancellationToken cancellationToken)
    {
        using var request = RequestFor(function, payload);
        try
        {
            using var answer = await client.SendAsync(request, cancellationToken);
            return await CallResults.OfAsync(answer, cancellationToken);
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException)
        {
            return CallResult.Failed;
        }
    }
}
