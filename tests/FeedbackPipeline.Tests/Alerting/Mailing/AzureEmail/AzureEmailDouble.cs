using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Azure.Core;
using Azure.Core.Pipeline;
using Microsoft.Extensions.DependencyInjection;
using WireMock.ResponseBuilders;
using WireMock.Server;
using Request = WireMock.RequestBuilders.Request;

namespace FeedbackPipeline.Tests.Alerting.Mailing.AzureEmail;

/// <summary>The e-mail part of Azure Communication Services on loopback, with the shapes of its REST specification 2023-03-31.</summary>
internal sealed class AzureEmailDouble : IDisposable
{
    private readonly WireMockServer server = WireMockServer.Start();
    private readonly ConcurrentDictionary<string, Queue<string>> operations = new();

    public AzureEmailDouble()
    {
        server.Given(Request.Create().WithPath("/emails:send").UsingPost()).RespondWith(Response.Create().WithCallback(request =>
        {
            if (Refuses.TryDequeue(out var status))
            {
                return Answer(status, """{"error":{"code":"Refused","message":"no"}}""");
            }

            var id = request.Headers!["Operation-Id"].Single();
            operations[id] = new(Next);
            Taken.Add((id, JsonNode.Parse(request.Body!)!));
            if (LosesAnswer)
            {
                LosesAnswer = false;
                return Answer(HttpStatusCode.BadRequest, """{"error":{"code":"Lost","message":"the answer was lost"}}""");
            }

            return Answer(HttpStatusCode.Accepted, $$"""{"id":"{{id}}","status":"Running"}""");
        }));
        server.Given(Request.Create().WithPath("/emails/operations/*").UsingGet()).RespondWith(Response.Create().WithCallback(request =>
        {
            Asked++;
            if (Refuses.TryDequeue(out var status))
            {
                return Answer(status, """{"error":{"code":"Refused","message":"no"}}""");
            }

            var id = request.AbsolutePath.Split('/')[^1];
            if (!operations.TryGetValue(id, out var states))
            {
                return Answer(HttpStatusCode.NotFound, """{"error":{"code":"NotFound","message":"unknown"}}""");
            }

            var state = states.Count > 1 ? states.Dequeue() : states.Peek();
            return Answer(HttpStatusCode.OK, $$"""{"id":"{{id}}","status":"{{state}}"{{(state == "Failed" ? ""","error":{"code":"EmailDropped","message":"dropped"}""" : "")}}}""");
        }));
    }

    /// <summary>What a message goes through once it was taken.</summary>
    public IReadOnlyList<string> Next { get; set; } = ["Running", "Succeeded"];

    /// <summary>Takes the next message and loses the answer.</summary>
    public bool LosesAnswer { get; set; }

    /// <summary>Answers to give instead.</summary>
    public ConcurrentQueue<HttpStatusCode> Refuses { get; } = [];

    public List<(string Operation, JsonNode Body)> Taken { get; } = [];

    public int Asked { get; private set; }

    public RememberingCredential Credential { get; } = new();

    public IEnumerable<string> Authorizations => server.LogEntries.Select(entry => entry.RequestMessage!.Headers!["Authorization"].Single());

    public IEnumerable<string> Versions => server.LogEntries.Select(entry => entry.RequestMessage!.Query!["api-version"].Single());

    public static (string Key, string Value)[] Settings =>
    [
        ("AzureEmail:Endpoint", "https://charity.communication.azure.com/"), ("AzureEmail:From", "feedback@example.org"), ("Organisation:PublicBaseUrl", "https://feedback.example.org/"),
    ];

    /// <summary>Tokens travel over https only; what was sent goes on to the double.</summary>
    public void Register(IServiceCollection services)
        => services.AddSingleton<TokenCredential>(Credential).AddSingleton<HttpPipelineTransport>(new HttpClientTransport(new ToLoopback(server.Url!)));

    public void Dispose() => server.Dispose();

    private static WireMock.ResponseMessage Answer(HttpStatusCode status, string body) => new()
    {
        StatusCode = (int)status,
        Headers = new Dictionary<string, WireMock.Types.WireMockList<string>> { ["Content-Type"] = new("application/json"), ["retry-after"] = new("0") },
        BodyData = new WireMock.Util.BodyData { DetectedBodyType = WireMock.Types.BodyType.String, BodyAsString = body },
    };

    internal sealed class RememberingCredential : TokenCredential
    {
        public List<string> Scopes { get; } = [];

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => throw new NotSupportedException();

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            Scopes.AddRange(requestContext.Scopes);
            return new(new AccessToken("token-of-the-test", DateTimeOffset.MaxValue));
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
