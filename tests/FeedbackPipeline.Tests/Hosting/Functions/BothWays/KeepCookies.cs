using System.Collections.Concurrent;

namespace FeedbackPipeline.Tests.Hosting.Functions.BothWays;

/// <summary>Keeps cookies as a browser does that came by https, which ends before the host.</summary>
internal sealed class KeepCookies(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private readonly ConcurrentDictionary<string, string> kept = new();

    /// <summary>Everything that was ever set, with its attributes.</summary>
    public ConcurrentQueue<string> Set { get; } = new();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!kept.IsEmpty)
        {
            request.Headers.Add("Cookie", string.Join("; ", kept.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        }

        var answer = await base.SendAsync(request, cancellationToken);
        foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [])
        {
            Set.Enqueue(cookie);
            var parts = cookie.Split(';')[0].Split('=', 2);
            kept[parts[0]] = parts[1];
        }

        return answer;
    }
}
