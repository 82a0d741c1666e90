using System.Globalization;
using System.Net.Http.Headers;
using System.Text;

namespace FeedbackPipeline.Tests.Hosting.Functions.Simulating;

/// <summary>Calls a function in the handler as the host does: chunked JSON, with the host's own two headers.</summary>
internal sealed class CallHandler(HttpClient client, int port)
{
    private int last;

    public Task<CallResult> CallAsync(string function, string payload, CancellationToken cancellationToken)
        => CallAsync(function, new ByteArrayContent(Encoding.UTF8.GetBytes(payload)), cancellationToken);

    public async Task<CallResult> CallAsync(string function, HttpContent payload, CancellationToken cancellationToken)
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

    public HttpRequestMessage RequestFor(string function, HttpContent payload)
    {
        payload.Headers.ContentType = MediaTypeHeaderValue.Parse("application/json; charset=utf-8");
        var request = new HttpRequestMessage(HttpMethod.Post, string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/{function}")) { Content = payload };
        request.Headers.TransferEncodingChunked = true;
        request.Headers.Add("X-Azure-Functions-InvocationId", new Guid(Interlocked.Increment(ref last), 0, 0, new byte[8]).ToString());
        request.Headers.Add("X-Azure-Functions-HostVersion", "4.1052.0");
        return request;
    }
}
