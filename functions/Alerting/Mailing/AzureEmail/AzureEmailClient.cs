using System.Globalization;
using System.Text.Json;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using FeedbackPipeline.Securing.Identities;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Alerting.Mailing.AzureEmail;

/// <summary>Calls the e-mail part of Azure Communication Services. The pipeline of Azure.Core tries again after 429 and 5xx, under the same operation id.</summary>
/// <param name="transport">Null: HTTP as it is.</param>
/// <param name="credential">Null: the identity of the machine.</param>
public sealed class AzureEmailClient(IOptions<AzureEmailOptions> options, HttpPipelineTransport? transport = null, TokenCredential? credential = null)
{
    private const string Scope = "https://communication.azure.com/.default";
    private static readonly TimeSpan UsualWait = TimeSpan.FromSeconds(2);
    private readonly Lazy<HttpPipeline> pipeline = new(() => AzurePipeline.Build(AzurePipeline.ByIdentity(credential, options.Value.ClientId, Scope), retries: 2, options.Value.TimeoutSeconds, transport));

    /// <summary>Gives a message to the service.</summary>
    internal async Task<EmailOperation> SendAsync(string operation, MailMessage message, string address, CancellationToken cancellationToken)
    {
        var body = new EmailRequest(
            options.Value.From!,
            new(message.Subject, message.Text, message.Html),
            new([new(address)]),
            UserEngagementTrackingDisabled: true,
            message.Urgent ? new Dictionary<string, string> { ["x-priority"] = "1" } : null);
        using var call = pipeline.Value.CreateMessage();
        call.Request.Method = RequestMethod.Post;
        call.Request.Uri.Reset(Address("emails:send"));
        call.Request.Headers.Add("Operation-Id", operation);
        call.Request.Headers.Add("Content-Type", "application/json");
        call.Request.Content = RequestContent.Create(BinaryData.FromBytes(JsonSerializer.SerializeToUtf8Bytes(body, EmailWire.Default.EmailRequest)));
        await pipeline.Value.SendAsync(call, cancellationToken);
        return call.Response.IsError ? throw new RequestFailedException(call.Response) : Read(call.Response);
    }

    /// <summary>How far it has come; null where the service does not know it.</summary>
    internal async Task<EmailOperation?> FindAsync(string operation, CancellationToken cancellationToken)
    {
        using var call = pipeline.Value.CreateMessage();
        call.Request.Method = RequestMethod.Get;
        call.Request.Uri.Reset(Address($"emails/operations/{operation}"));
        await pipeline.Value.SendAsync(call, cancellationToken);
        return call.Response.Status == StatusCodes.Status404NotFound ? null
            : call.Response.IsError ? throw new RequestFailedException(call.Response)
            : Read(call.Response);
    }

    private Uri Address(string path) => new($"{options.Value.Endpoint.TrimEnd('/')}/{path}?api-version={options.Value.ApiVersion}");

    private static EmailOperation Read(Response response)
    {
        var result = JsonSerializer.Deserialize(response.Content, EmailWire.Default.EmailResult);
        var wait = response.Headers.TryGetValue("retry-after", out var after) && int.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds) : UsualWait;
        return new(result?.Status ?? throw new JsonException("The answer has no status."), result.Error?.Code, wait);
    }
}
