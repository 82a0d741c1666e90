using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using FeedbackPipeline.Tests.Infrastructure.CosmosDouble.Querying;

namespace FeedbackPipeline.Tests.Infrastructure.CosmosDouble;

/// <summary>The gateway of a Cosmos DB account in memory, for the real SDK in gateway mode through <c>CosmosClientOptions.HttpClientFactory</c>; never compared with the real service.</summary>
/// <remarks>
/// It refuses what the service refuses where the product could otherwise go wrong: partition keys that do not match, forbidden ids, sizes, sorting without its index, batches over their limits.
/// It does not know splits of ranges, consistency levels, throughput (see <see cref="FaultPolicy"/>), authorisation, stored procedures, sub-queries and full-text or spatial functions.
/// </remarks>
/// <param name="ranges">Physical partitions of each container.</param>
/// <param name="optimisticDirectExecution">Whether the SDK may skip the query plan, which takes it through other code.</param>
public sealed class CosmosGateway(int ranges = 2, bool optimisticDirectExecution = true) : HttpMessageHandler
{
    private readonly Lock gate = new();
    private readonly ConcurrentQueue<CosmosCall> calls = [];
    private readonly ConcurrentQueue<CosmosAnswered> answered = [];
    private readonly ConcurrentDictionary<int, int> statuses = [];
    private GatewayRoutes? routes;
    private double charge;

    /// <summary>Where an account says it is; nothing listens there.</summary>
    public static Uri Endpoint { get; } = new("http://cosmos.test/");

    /// <summary>The emulator's published key, as any will do.</summary>
    public static string Key => "C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw/Jw==";

    /// <summary>For <c>_ts</c> and for what expires.</summary>
    public TimeProvider Time { get; set; } = TimeProvider.System;

    /// <summary>Asked before each call, also concurrently.</summary>
    public Func<CosmosCall, Fault?>? FaultPolicy { get; set; }

    /// <summary>Everything that was asked, in order.</summary>
    public IReadOnlyList<CosmosCall> Calls => [.. calls];

    /// <summary>Everything that was answered, with what it cost.</summary>
    public IReadOnlyList<CosmosAnswered> Answered => [.. answered];

    /// <summary>How often each operation was asked.</summary>
    public IReadOnlyDictionary<CosmosOperation, int> Requests => calls.CountBy(call => call.Operation).ToDictionary();

    /// <summary>How often each status was answered.</summary>
    public IReadOnlyDictionary<int, int> Statuses => new Dictionary<int, int>(statuses);

    /// <summary>All request units so far, by the guide of <see cref="Charges"/>.</summary>
    public double Charge
    {
        get
        {
            lock (gate)
            {
                return charge;
            }
        }
    }

    private GatewayRoutes Routes => routes ??= new(ranges, optimisticDirectExecution, () => Time);

    /// <summary>Keeps what is stored now; the answer puts it back.</summary>
    public Action Remember()
    {
        lock (gate)
        {
            var kept = Routes.Containers(null).Select(container => container.Remember()).ToList();
            return () =>
            {
                lock (gate)
                {
                    kept.ForEach(back => back());
                }
            };
        }
    }

    /// <summary>A client that leaves the gateway in being, so that many can share it.</summary>
    public HttpClient CreateClient() => new(this, false);

    /// <summary>The same account on a free loopback port, for processes that a test starts.</summary>
    public Task<ServedGateway> ServeAsync() => ServedGateway.StartAsync(this);

    /// <summary>Copies of the living documents of the containers with this name.</summary>
    public IEnumerable<JsonObject> Documents(string container) => Stored(container).ConvertAll(document => JsonNode.Parse(document.Json)!.AsObject());

    /// <summary>The documents, in any container, with this text anywhere in them, which is how a test knows that something is erased.</summary>
    public IEnumerable<JsonObject> Holding(string text) =>
        Stored(null).ConvertAll(document => Encoding.UTF8.GetString(document.Json)).FindAll(json => json.Contains(text, StringComparison.OrdinalIgnoreCase)).ConvertAll(json => JsonNode.Parse(json)!.AsObject());

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var wire = new WireRequest(request, request.Content == null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken));
        var call = wire.Describe();
        calls.Enqueue(call);
        var fault = FaultPolicy?.Invoke(call);
        if (fault?.Kind == FaultKind.Hang)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        }

        if (fault?.Kind == FaultKind.DropBefore)
        {
            throw new HttpRequestException("The connection was lost before anything was done.");
        }

        var answer = fault?.Kind == FaultKind.Status ? Answer.Faulted(fault) : await AnswerAsync(wire, call);
        answered.Enqueue(new(call, answer.Status, answer.Charge, answer.Body.Length));
        if (fault?.Kind == FaultKind.HangAfter)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        }

        statuses.AddOrUpdate(answer.Status, 1, (_, count) => count + 1);
        return fault?.Kind == FaultKind.DropAfter ? throw new HttpRequestException("The connection was lost after the work was done.") : Message(request, answer);
    }

    private static HttpResponseMessage Message(HttpRequestMessage request, Answer answer)
    {
        var message = new HttpResponseMessage((HttpStatusCode)answer.Status) { RequestMessage = request, Content = new ByteArrayContent(answer.Body) };
        (string, string?)[] headers =
        [
            ("x-ms-activity-id", Guid.Empty.ToString()), ("x-ms-serviceversion", "double"),
            ("x-ms-request-charge", answer.Charge.ToString(CultureInfo.InvariantCulture)), ("etag", answer.ETag), .. answer.Headers,
        ];
        foreach (var (name, value) in headers)
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        if (answer.IsJson)
        {
            message.Content.Headers.ContentType = new("application/json");
        }

        return message;
    }

    private async Task<Answer> AnswerAsync(WireRequest request, CosmosCall call)
    {
        var batch = call.Operation == CosmosOperation.Batch ? await BatchRows.ReadAsync(request.Body) : [];
        IReadOnlyList<Answer>? results = null;
        Answer answer;
        lock (gate)
        {
            try
            {
                answer = Routes.Serve(request, call, batch, out results);
            }
            catch (QueryException exception)
            {
                answer = Answer.Invalid(exception.Message);
            }

            charge += answer.Charge;
        }

        return results == null ? answer : answer with { Body = await BatchRows.WriteAsync(results), IsJson = false };
    }

    private List<StoredDocument> Stored(string? name)
    {
        lock (gate)
        {
            return [.. Routes.Containers(name).SelectMany(container => container.Documents)];
        }
    }
}
