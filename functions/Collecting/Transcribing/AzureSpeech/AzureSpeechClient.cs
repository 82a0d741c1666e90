using System.Text.Json;
using System.Text.Json.Serialization;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using FeedbackPipeline.Collecting.Recordings;
using FeedbackPipeline.Securing.Identities;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Collecting.Transcribing.AzureSpeech;

/// <summary>Calls the fast transcription of Azure AI Speech, once: what fails is tried again by the queue, which waits longer and outlives the process.</summary>
/// <param name="transport">Null: HTTP as it is.</param>
/// <param name="credential">Null: the identity of the machine. Used only where there is no key.</param>
public sealed partial class AzureSpeechClient(IOptions<AzureSpeechOptions> options, HttpPipelineTransport? transport = null, TokenCredential? credential = null)
{
    private const string Scope = "https://cognitiveservices.azure.com/.default";

    private readonly Lazy<HttpPipeline> pipeline = new(() => AzurePipeline.Build(
        options.Value.Key.Length > 0 ? AzurePipeline.ByKey(options.Value.Key) : AzurePipeline.ByIdentity(credential, options.Value.ClientId, Scope),
        retries: 0,
        options.Value.TimeoutSeconds,
        transport));
    private readonly Lazy<Uri> address = new(() => new($"{options.Value.Endpoint.TrimEnd('/')}/speechtotext/transcriptions:transcribe?api-version={options.Value.ApiVersion}"));

    /// <returns>The body of the answer, as <c>ReadSpeechJson</c> reads it.</returns>
    /// <exception cref="RequestFailedException">It answered with an error, or not at all.</exception>
    /// <exception cref="AuthenticationFailedException">The machine has no identity that Azure knows.</exception>
    internal async Task<byte[]> TranscribeAsync(Sound sound, CancellationToken cancellationToken)
    {
        using var message = pipeline.Value.CreateMessage();
        message.Request.Method = RequestMethod.Post;
        message.Request.Uri.Reset(address.Value);
        message.Request.Headers.Add("Accept", "application/json");
        var form = new SpeechForm(sound, Definition(options.Value));
        message.Request.Headers.Add("Content-Type", form.ContentType);
        message.Request.Content = RequestContent.Create(form.Body);
        await pipeline.Value.SendAsync(message, cancellationToken);
        return message.Response.IsError ? throw new RequestFailedException(message.Response) : message.Response.Content.ToArray();
    }

    private static byte[] Definition(AzureSpeechOptions options)
        => JsonSerializer.SerializeToUtf8Bytes(
            new SpeechDefinition(
                [options.Locale],
                "None",
                options.Speakers > 1 ? new(options.Speakers, Enabled: true) : null,
                options.Phrases.Count > 0 ? new([.. options.Phrases]) : null),
            DefinitionJson.Default.SpeechDefinition);

    private sealed record SpeechDefinition(IReadOnlyList<string> Locales, string ProfanityFilterMode, Diarization? Diarization, PhraseList? PhraseList);

    private sealed record Diarization(int MaxSpeakers, bool Enabled);

    private sealed record PhraseList(IReadOnlyList<string> Phrases);

    [JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonSerializable(typeof(SpeechDefinition))]
    private sealed partial class DefinitionJson : JsonSerializerContext;
}
