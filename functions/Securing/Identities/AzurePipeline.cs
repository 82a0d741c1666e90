using Azure.Core;
using Azure.Core.Pipeline;

namespace FeedbackPipeline.Securing.Identities;

/// <summary>How a service of Azure without a client library of its own is called: through the pipeline of Azure.Core, which tries again after 429 and 5xx, with nothing of a call in a log.</summary>
internal static class AzurePipeline
{
    /// <param name="signIn">From <see cref="ByKey"/> or <see cref="ByIdentity"/>.</param>
    /// <param name="retries">How often it tries again before it gives up.</param>
    /// <param name="seconds">How long it waits for an answer.</param>
    /// <param name="transport">Null: HTTP as it is.</param>
    /// <param name="firstPause">Before it tries again where the service says nothing; null: as Azure.Core has it.</param>
    public static HttpPipeline Build(HttpPipelinePolicy signIn, int retries, int seconds, HttpPipelineTransport? transport, TimeSpan? firstPause = null)
    {
        var client = new Client();
        client.Retry.MaxRetries = retries;
        client.Retry.Delay = firstPause ?? client.Retry.Delay;
        client.Retry.NetworkTimeout = TimeSpan.FromSeconds(seconds);
        client.Diagnostics.IsLoggingContentEnabled = false;
        client.Diagnostics.IsTelemetryEnabled = false;
        client.Transport = transport ?? client.Transport;
        return HttpPipelineBuilder.Build(client, signIn);
    }

    /// <param name="credential">Null: the identity of the machine.</param>
    /// <param name="clientId">Of one of several identities of the machine, or empty.</param>
    public static HttpPipelinePolicy ByIdentity(TokenCredential? credential, string clientId, string scope)
        => new BearerTokenAuthenticationPolicy(credential ?? MachineIdentity.Of(clientId), scope);

    /// <summary>With the key of an Azure AI resource.</summary>
    public static HttpPipelinePolicy ByKey(string key) => new KeyPolicy(key);

    private sealed class Client : ClientOptions;

    private sealed class KeyPolicy(string key) : HttpPipelineSynchronousPolicy
    {
        public override void OnSendingRequest(HttpMessage message) => message.Request.Headers.SetValue("Ocp-Apim-Subscription-Key", key);
    }
}
