using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Azure.Core;
using Azure.Core.Pipeline;
using FeedbackPipeline.Tests.Infrastructure;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace FeedbackPipeline.Tests.Collecting.Recordings;

/// <summary>Azure AI Speech with the shapes of its REST specification: fast transcription of one file.</summary>
internal sealed class SpeechDouble : HttpMessageHandler
{
    public static readonly (string, string)[] Settings = [.. Voices.Open, ("AzureSpeech:Enabled", "true"), ("AzureSpeech:Endpoint", "https://speech-charity.cognitiveservices.azure.com/")];

    /// <summary>What it answers, one after the other; the last one for ever.</summary>
    public Queue<(HttpStatusCode Status, string Body)> Answers { get; } = [];

    public List<Call> Calls { get; } = [];

    public static string Golden { get; } = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", "collecting", "speech-answer.json"));

    public PipelineApp App(params (string Key, string Value)[] settings) => new([.. Settings, .. settings])
    {
        Replace = services => services.AddSingleton<TokenCredential>(new Identity()).AddSingleton<HttpPipelineTransport>(_ => new HttpClientTransport(this)),
    };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var parts = new Dictionary<string, (string Type, string? File, byte[] Content)>();
        var boundary = HeaderUtilities.RemoveQuotes(MediaTypeHeaderValue.Parse(request.Content!.Headers.ContentType!.ToString()).Boundary).Value!;
        var reader = new MultipartReader(boundary, await request.Content.ReadAsStreamAsync(cancellationToken));
        while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
        {
            using var content = new MemoryStream();
            await section.Body.CopyToAsync(content, cancellationToken);
            var disposition = section.GetContentDispositionHeader()!;
            parts[disposition.Name.Value!] = (section.ContentType!, disposition.FileName.Value, content.ToArray());
        }

        Calls.Add(new(request.Method, request.RequestUri!, request.Headers.TryGetValues("Authorization", out var shown) ? shown.Single() : "", request.Headers.TryGetValues("Ocp-Apim-Subscription-Key", out var key) ? key.Single() : "", request.Content.Headers.ContentLength, parts));
        var (status, body) = Answers.Count > 1 ? Answers.Dequeue() : Answers.Count == 1 ? Answers.Peek() : (HttpStatusCode.OK, Golden);
        return new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
    }

    internal sealed record Call(HttpMethod Method, Uri Address, string Authorization, string Key, long? Length, Dictionary<string, (string Type, string? File, byte[] Content)> Parts)
    {
        public JsonNode Definition => JsonNode.Parse(Parts["definition"].Content)!;
    }

    private sealed class Identity : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => new($"token for {requestContext.Scopes.Single()}", DateTimeOffset.MaxValue);

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => new(GetToken(requestContext, cancellationToken));
    }
}
