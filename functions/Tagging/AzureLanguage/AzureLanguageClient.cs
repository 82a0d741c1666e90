using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using FeedbackPipeline.Securing.Identities;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Tagging.AzureLanguage;

/// <summary>Calls Azure AI Language. The pipeline of Azure.Core tries again after 429 and 5xx, and waits as long as <c>Retry-After</c> says.</summary>
/// <param name="transport">Null: HTTP as it is.</param>
/// <param name="credential">Null: the identity of the machine. Used only where there is no key.</param>
public sealed partial class AzureLanguageClient(IOptions<AzureLanguageOptions> options, HttpPipelineTransport? transport = null, TokenCredential? credential = null)
{
    private const string Scope = "https://cognitiveservices.azure.com/.default";

    private readonly Lazy<HttpPipeline> pipeline = new(() => AzurePipeline.Build(
        options.Value.Key.Length > 0 ? AzurePipeline.ByKey(options.Value.Key) : AzurePipeline.ByIdentity(credential, options.Value.ClientId, Scope),
        retries: 2,
        options.Value.TimeoutSeconds,
        transport,
        firstPause: TimeSpan.FromMilliseconds(200)));
    private readonly Lazy<Uri> address = new(() => new($"{options.Value.Endpoint.TrimEnd('/')}/language/:analyze-text?api-version={options.Value.ApiVersion}"));

    /// <summary>Asks one question about documents within the task's limits.</summary>
    /// <exception cref="RequestFailedException">It answered with an error, or not at all, as often as it was asked.</exception>
    /// <exception cref="JsonException">What it answered is not what the contract says.</exception>
    /// <exception cref="AuthenticationFailedException">The machine has no identity that Azure knows.</exception>
    internal async Task<AnalyzeTextResults> AskAsync(TextTask task, IReadOnlyList<InputDocument> documents, CancellationToken cancellationToken)
    {
        using var message = pipeline.Value.CreateMessage();
        message.Request.Method = RequestMethod.Post;
        message.Request.Uri.Reset(address.Value);
        message.Request.Headers.Add("Content-Type", "application/json");
        message.Request.Headers.Add("Accept", "application/json");
        message.Request.Content = RequestContent.Create(BinaryData.FromBytes(JsonSerializer.SerializeToUtf8Bytes(new(task.Kind, task.Parameters, new(documents)), WireJson.Compact.AnalyzeTextRequest)));
        await pipeline.Value.SendAsync(message, cancellationToken);
        if (message.Response.IsError)
        {
            throw new RequestFailedException(message.Response);
        }

        return JsonSerializer.Deserialize(message.Response.Content, WireJson.Compact.AnalyzeTextAnswer)?.Results ?? throw new JsonException("The answer has no results.");
    }

    [JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
    [JsonSerializable(typeof(AnalyzeTextRequest))]
    [JsonSerializable(typeof(AnalyzeTextAnswer))]
    private sealed partial class WireJson : JsonSerializerContext
    {
        /// <summary>Letters as they are: six characters for each letter of another script would soon reach the 1 MB of a call.</summary>
        public static WireJson Compact { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        });
    }
}
