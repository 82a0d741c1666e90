using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace FeedbackPipeline.Tests.Hosting.Functions.Simulating;

/// <summary>The older way: a new request from the parts of the old one, of which some get lost, and the whole answer before any of it is passed back.</summary>
internal sealed class ForwardRequests(Uri handler, FrontOptions options) : IPassOn
{
    private static readonly string[] Lost = ["Content-Encoding", "Content-Disposition", "Content-Language"];
    private static readonly string[] Anew = ["Content-Length"];
    private readonly HttpClient client = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, UseCookies = false }) { Timeout = options.LongestForward };

    public async Task<CallResult> PassOnAsync(HttpContext context, string invocation)
    {
        try
        {
            using var request = Rebuilt(context.Request);
            HostRequests.Mark(request, invocation);
            // A client that leaves is nothing the handler hears of.
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseContentRead, CancellationToken.None);
            await ReturnAsync(answer, context.Response);
            return CallResult.Succeeded;
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException or TaskCanceledException or NotSupportedException)
        {
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            return CallResult.Failed;
        }
    }

    public void Dispose() => client.Dispose();

    private HttpRequestMessage Rebuilt(HttpRequest request)
    {
        // As an address it is read decoded and encoded anew; keys that repeat become one.
        var path = new Uri($"http://host{request.PathBase}{request.Path}").AbsolutePath;
        var query = new QueryBuilder(request.Query.Select(part => KeyValuePair.Create(part.Key, string.Join(',', part.Value.ToArray()))));
        var rebuilt = new HttpRequestMessage(new HttpMethod(request.Method), new Uri(handler, path + query))
        {
            Content = request.ContentLength is { } length ? Content(request.Body, length) : IsChunked(request) ? throw new NotSupportedException("A body without its length.") : null,
        };
        foreach (var (name, values) in request.Headers.Where(header => !Lost.Concat(Anew).Contains(header.Key, StringComparer.OrdinalIgnoreCase)))
        {
            if (!rebuilt.Headers.TryAddWithoutValidation(name, values.ToArray()))
            {
                rebuilt.Content?.Headers.TryAddWithoutValidation(name, values.ToArray());
            }
        }

        return rebuilt;
    }

    private static bool IsChunked(HttpRequest request) => request.Headers.TransferEncoding.Count > 0;

    private static StreamContent Content(Stream body, long length)
    {
        var content = new StreamContent(body);
        content.Headers.ContentLength = length;
        return content;
    }

    private static async Task ReturnAsync(HttpResponseMessage answer, HttpResponse response)
    {
        var body = await answer.Content.ReadAsByteArrayAsync(CancellationToken.None);
        response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key is not "Transfer-Encoding"))
        {
            response.Headers[name] = values.ToArray();
        }

        if (body.Length > 0)
        {
            response.ContentLength = body.Length;
            await response.Body.WriteAsync(body, CancellationToken.None);
        }
    }
}
