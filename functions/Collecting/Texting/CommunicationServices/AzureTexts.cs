using System.Globalization;
using System.Net;
using System.Text.Json;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using FeedbackPipeline.Collecting.Texting.Sending;
using FeedbackPipeline.Securing.Identities;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Collecting.Texting.CommunicationServices;

/// <summary>
/// Sends through Azure Communication Services. It knows a text that comes twice by the number of the reply, so that a text may be tried again whatever became of
/// the answer. The pipeline of Azure.Core tries again after 429 and 5xx, as long as it is told to wait.
/// </summary>
/// <param name="transport">Null: HTTP as it is.</param>
/// <param name="credential">Null: the identity of the machine.</param>
public sealed class AzureTexts(IOptions<AzureTextsOptions> options, TimeProvider time, HttpPipelineTransport? transport = null, TokenCredential? credential = null) : ISendText
{
    private const string Scope = "https://communication.azure.com/.default";
    private const string Role = "Communication and Email Service Owner";

    // No delivery reports: nobody here would read where and when a phone was on.
    private static readonly SmsSendOptions Reply = new(EnableDeliveryReport: false, "reply");

    private readonly Lazy<HttpPipeline> pipeline = new(() => AzurePipeline.Build(AzurePipeline.ByIdentity(credential, options.Value.ClientId, Scope), retries: 2, options.Value.TimeoutSeconds, transport));

    public string Name => "azure";

    public async Task<SendOutcome> SendAsync(OutgoingText text, CancellationToken cancellationToken)
    {
        var recipient = new SmsRecipient(text.To, StableGuid.Of(text.Id).ToString("D"), text.FirstTried.UtcDateTime.ToString("R", CultureInfo.InvariantCulture));
        using var call = await PostAsync(new(options.Value.From, [recipient], text.Words, Reply), cancellationToken);
        if (call.Response.IsError)
        {
            throw Refusal(call.Response.Status);
        }

        return JsonSerializer.Deserialize(call.Response.Content, SmsWire.Default.SmsAnswer)?.Value switch
        {
            [{ Successful: true } taken] => new(SendState.Sent, taken.MessageId ?? ""),
            // Refused for what it is, not for how we are set up or how busy they are.
            [{ HttpStatusCode: >= 400 and < 500 and not (401 or 403 or 408 or 429) } refused] => new(SendState.Refused, refused.HttpStatusCode.ToString(CultureInfo.InvariantCulture)),
            [var later] => throw Refusal(later.HttpStatusCode),
            _ => throw new HttpRequestException("Azure Communication Services did not say what became of the text."),
        };
    }

    /// <summary>It can not be asked; sent again, the same text is known.</summary>
    public Task<bool> WasSentAsync(OutgoingText text, DateTimeOffset since, CancellationToken cancellationToken) => Task.FromResult(false);

    /// <summary>Asks to send to nobody, which whoever is let in is refused.</summary>
    /// <exception cref="HttpRequestException">It does not let us in; the message says what to look at.</exception>
    public async Task ProbeAsync(CancellationToken cancellationToken)
    {
        using var call = await PostAsync(new(options.Value.From, [], "", Reply), cancellationToken);
        if (call.Response is { IsError: true, Status: not StatusCodes.Status400BadRequest })
        {
            throw Refusal(call.Response.Status);
        }
    }

    private async Task<HttpMessage> PostAsync(SmsRequest body, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(options.Value.TimeoutSeconds), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var call = pipeline.Value.CreateMessage();
        try
        {
            call.Request.Method = RequestMethod.Post;
            call.Request.Uri.Reset(new($"{options.Value.Endpoint.TrimEnd('/')}/sms?api-version={options.Value.ApiVersion}"));
            call.Request.Headers.Add("Content-Type", "application/json");
            call.Request.Content = RequestContent.Create(BinaryData.FromBytes(JsonSerializer.SerializeToUtf8Bytes(body, SmsWire.Default.SmsRequest)));
            await pipeline.Value.SendAsync(call, either.Token);
            return call;
        }
        catch (Exception problem) when (!cancellationToken.IsCancellationRequested)
        {
            call.Dispose();
            throw problem is AuthenticationFailedException
                ? new HttpRequestException($"The machine has no identity for Azure Communication Services. Give it one with the role {Role}.", problem)
                : new HttpRequestException("Azure Communication Services does not answer. Look at AzureTexts:Endpoint and at the network.", problem);
        }
    }

    /// <summary>Without what the service says, which may name the number.</summary>
    private static HttpRequestException Refusal(int status) => status is StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden
        ? new($"Azure Communication Services does not let us in (status {status}). The identity needs the role {Role} on the resource of AzureTexts:Endpoint, which takes some minutes to count.", null, (HttpStatusCode)status)
        : new($"Azure Communication Services answered {status}.", null, (HttpStatusCode)status);
}
