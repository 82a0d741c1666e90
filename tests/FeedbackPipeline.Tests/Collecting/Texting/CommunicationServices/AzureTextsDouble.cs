using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Azure.Core;
using Azure.Core.Pipeline;
using Microsoft.Extensions.DependencyInjection;
using WireMock.ResponseBuilders;
using WireMock.Server;
using Request = WireMock.RequestBuilders.Request;

namespace FeedbackPipeline.Tests.Collecting.Texting.CommunicationServices;

/// <summary>The text messages of Azure Communication Services on loopback, with the shapes of its REST specification 2021-03-07. What it knows already, it does not send again.</summary>
internal sealed class AzureTextsDouble : IDisposable
{
    private readonly WireMockServer server = WireMockServer.Start();

    public AzureTextsDouble()
        => server.Given(Request.Create().WithPath("/sms").UsingPost()).RespondWith(Response.Create().WithCallback(request =>
        {
            var body = JsonNode.Parse(request.Body!)!;
            Asked.Enqueue(body);
            Called();
            if (Instead.TryDequeue(out var instead))
            {
                return Answer(instead.Status, instead.Body, instead.RetryAfter);
            }

            if (body["smsRecipients"]!.AsArray() is not [{ } recipient])
            {
                return Answer(HttpStatusCode.BadRequest, """{"error":{"code":"BadRequest","message":"smsRecipients must have at least 1 item"}}""");
            }

            var (to, id, first) = ((string)recipient["to"]!, (string)recipient["repeatabilityRequestId"]!, (string)recipient["repeatabilityFirstSent"]!);
            if (!Taken.Any(known => (known.Id, known.First) == (id, first)))
            {
                Taken.Enqueue((id, first, to, (string)body["message"]!));
            }

            if (LosesAnswer)
            {
                LosesAnswer = false;
                return Answer(HttpStatusCode.NotFound, """{"error":{"code":"Lost","message":"the answer was lost"}}""");
            }

            return Answer(HttpStatusCode.Accepted, $$"""{"value":[{"to":"{{to}}","messageId":"Outgoing_{{Taken.Count}}","httpStatusCode":202,"repeatabilityResult":"accepted","successful":true}]}""");
        }));

    public static (string Key, string Value)[] Settings =>
    [
        ("Texting:Provider", "CommunicationServices"), ("AzureTexts:Endpoint", "https://charity.communication.azure.com/"), ("AzureTexts:From", "+447700900456"),
    ];

    /// <summary>Every call, in order.</summary>
    public ConcurrentQueue<JsonNode> Asked { get; } = [];

    /// <summary>What goes out to phones.</summary>
    public ConcurrentQueue<(string Id, string First, string To, string Words)> Taken { get; } = [];

    /// <summary>Answers to give instead.</summary>
    public ConcurrentQueue<(HttpStatusCode Status, string Body, string RetryAfter)> Instead { get; } = [];

    /// <summary>Takes the next text and loses the answer.</summary>
    public bool LosesAnswer { get; set; }

    /// <summary>What happens while a call is under way.</summary>
    public Action Called { get; set; } = () => { };

    public RememberingCredential Credential { get; } = new();

    public IEnumerable<(string Authorization, string Version)> Calls
        => server.LogEntries.Select(entry => (entry.RequestMessage!.Headers!["Authorization"].Single(), entry.RequestMessage!.Query!["api-version"].Single()));

    /// <summary>Answers for the one recipient.</summary>
    public void Refuse(int status)
        => Instead.Enqueue((HttpStatusCode.Accepted, $$"""{"value":[{"to":"+447700900123","httpStatusCode":{{status}},"errorMessage":"+447700900123 is not right","successful":false}]}""", "0"));

    /// <summary>Tokens travel over https only; what was sent goes on to the double.</summary>
    public void Register(IServiceCollection services)
        => services.AddSingleton<TokenCredential>(Credential).AddSingleton<HttpPipelineTransport>(new HttpClientTransport(new ToLoopback(server.Url!)));

    public void Dispose() => server.Dispose();

    private static WireMock.ResponseMessage Answer(HttpStatusCode status, string body, string retryAfter = "0") => new()
    {
        StatusCode = (int)status,
        Headers = new Dictionary<string, WireMock.Types.WireMockList<string>> { ["Content-Type"] = new("application/json"), ["Retry-After"] = new(retryAfter) },
        BodyData = new WireMock.Util.BodyData { DetectedBodyType = WireMock.Types.BodyType.String, BodyAsString = body },
    };

    internal sealed class RememberingCredential : TokenCredential
    {
        public List<string> Scopes { get; } = [];

        /// <summary>A machine that has no identity.</summary>
        public bool IsMissing { get; set; }

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => throw new NotSupportedException();

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            Scopes.AddRange(requestContext.Scopes);
            return IsMissing ? throw new Azure.Identity.CredentialUnavailableException("nothing here") : new(new AccessToken("token-of-the-test", DateTimeOffset.MaxValue));
        }
    }

    private sealed class ToLoopback(string address) : DelegatingHandler(new HttpClientHandler())
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri!.Host.ShouldBe("charity.communication.azure.com");
            request.RequestUri = new(new Uri(address), request.RequestUri.PathAndQuery);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
