using System.Net;
using System.Text.Json.Nodes;
using WireMock;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;

namespace FeedbackPipeline.Tests.Tagging.AzureLanguage;

/// <summary>Azure AI Language on loopback, with the shapes of its REST specification. Each task answers as a test says.</summary>
internal sealed class AzureLanguageDouble : IDisposable
{
    public const string Path = "/language/:analyze-text";
    private readonly WireMockServer server = WireMockServer.Start();
    private readonly TaskCompletionSource released = new();

    public string Address => server.Url!;

    public IEnumerable<WireMock.Logging.ILogEntry> Calls => server.LogEntries;

    /// <summary>The bodies sent for a task, in order.</summary>
    public List<JsonNode> Bodies(string? kind = null)
        => [.. server.LogEntries.Select(entry => JsonNode.Parse(entry.RequestMessage!.Body!)!).Where(body => kind is null || (string?)body["kind"] == kind)];

    public IEnumerable<string> Sent(string? kind = null)
        => Bodies(kind).SelectMany(body => body["analysisInput"]!["documents"]!.AsArray()).Select(document => (string)document!["text"]!);

    /// <summary>Answers each document of a task, or leaves it out where the answer is null; errors are by id.</summary>
    public AzureLanguageDouble Answers(string kind, Func<string, JsonObject?> answer, params (string Id, string Code)[] errors)
    {
        server.Given(Of(kind)).RespondWith(Response.Create().WithStatusCode(200).WithHeader("Content-Type", "application/json").WithBody(request =>
        {
            var documents = new JsonArray();
            foreach (var document in JsonNode.Parse(request.Body!)!["analysisInput"]!["documents"]!.AsArray())
            {
                if (answer((string)document!["text"]!) is { } read && errors.All(error => error.Id != (string)document["id"]!))
                {
                    read["id"] = (string)document["id"]!;
                    read["warnings"] = new JsonArray();
                    documents.Add(read);
                }
            }

            var failed = errors.Select(error => (JsonNode)new JsonObject
            {
                ["id"] = error.Id,
                ["error"] = new JsonObject { ["code"] = "InvalidArgument", ["message"] = "Invalid.", ["innererror"] = new JsonObject { ["code"] = error.Code, ["message"] = "Invalid." } },
            });
            return new JsonObject
            {
                ["kind"] = $"{kind}Results",
                ["results"] = new JsonObject { ["documents"] = documents, ["errors"] = new JsonArray([.. failed]), ["modelVersion"] = "2024-11-01" },
            }.ToJsonString();
        }));
        return this;
    }

    /// <summary>Refuses a task for ever, or once before what <see cref="Answers"/> says.</summary>
    public AzureLanguageDouble Refuses(string kind, HttpStatusCode status, string code, string? retryAfter = null, bool once = false)
    {
        var response = Response.Create().WithStatusCode(status).WithHeader("Content-Type", "application/json").WithBody($$$"""{"error":{"code":"{{{code}}}","message":"Refused."}}""");
        response = retryAfter is null ? response : response.WithHeader("Retry-After", retryAfter);
        var given = once ? server.Given(Of(kind)).AtPriority(-1).InScenario(kind).WillSetStateTo("refused") : server.Given(Of(kind));
        given.RespondWith(response);
        return this;
    }

    /// <summary>Takes the call and does not answer; ends when it has arrived.</summary>
    public Task Hangs(string kind)
    {
        var arrived = new TaskCompletionSource();
        server.Given(Of(kind)).RespondWith(Response.Create().WithCallback(async _ =>
        {
            arrived.TrySetResult();
            await released.Task;
            return new ResponseMessage { StatusCode = 503 };
        }));
        return arrived.Task;
    }

    /// <summary>Answers nothing any more until it is told what.</summary>
    public void Forget() => server.Reset();

    public static JsonObject Pii(string text, params (string Entity, string Category)[] entities)
        => new()
        {
            ["redactedText"] = text,
            ["entities"] = new JsonArray([.. entities.Where(entity => text.Contains(entity.Entity, StringComparison.Ordinal)).Select(entity => (JsonNode)new JsonObject
            {
                ["text"] = entity.Entity,
                ["category"] = entity.Category,
                ["offset"] = text.IndexOf(entity.Entity, StringComparison.Ordinal),
                ["length"] = entity.Entity.Length,
                ["confidenceScore"] = 0.9,
            })]),
        };

    public static JsonObject Language(string code, double score)
        => new() { ["detectedLanguage"] = new JsonObject { ["name"] = "Some", ["iso6391Name"] = code, ["confidenceScore"] = score, ["script"] = "Latin", ["scriptCode"] = "Latn" } };

    public static JsonObject Tone(string label, double positive, double neutral, double negative)
        => new() { ["sentiment"] = label, ["confidenceScores"] = new JsonObject { ["positive"] = positive, ["neutral"] = neutral, ["negative"] = negative }, ["sentences"] = new JsonArray() };

    public static JsonObject Phrases(params string[] phrases) => new() { ["keyPhrases"] = new JsonArray([.. phrases.Select(phrase => (JsonNode)phrase)]) };

    public void Dispose()
    {
        released.TrySetResult();
        server.Dispose();
    }

    private static IRequestBuilder Of(string kind)
        => Request.Create().WithPath(Path).UsingPost().WithBody(body => body?.Contains($"\"kind\":\"{kind}\"", StringComparison.Ordinal) == true);
}
