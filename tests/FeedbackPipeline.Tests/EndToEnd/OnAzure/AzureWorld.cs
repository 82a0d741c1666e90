using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using FeedbackPipeline.Measuring.References;
using FeedbackPipeline.Tests.Collecting.Recordings;
using FeedbackPipeline.Tests.Collecting.Texting;
using FeedbackPipeline.Tests.Hosting.Functions.Simulating;
using FeedbackPipeline.Tests.Infrastructure;
using FeedbackPipeline.Tests.Infrastructure.CosmosDouble;

namespace FeedbackPipeline.Tests.EndToEnd.OnAzure;

/// <summary>
/// The built executable on two instances behind stand-ins for the Functions host, with Azurite's queues and the gateway double of Cosmos DB between them.
/// </summary>
internal sealed class AzureWorld : IAsyncDisposable
{
    private const int MostRounds = 200;
    private readonly TemporaryFolder folder = new();
    private readonly CosmosGateway gateway = new();
    private readonly string connection;
    private readonly Dictionary<string, string> settings;
    private ServedGateway served = null!;

    private AzureWorld(string connection)
    {
        this.connection = connection;
        Queue = new(connection);
        settings = new(StringComparer.Ordinal)
        {
            ["FEEDBACK_DATA"] = folder.Path,
            ["Storing__Store"] = "Cosmos",
            ["Storing__Queue"] = "Azure",
            ["Cosmos__Key"] = CosmosGateway.Key,
            ["FeedbackQueues"] = connection,
            ["FeedbackBlobs"] = connection,
            ["Recordings__InboundKey"] = Voices.Key,
            ["Organisation__PublicBaseUrl"] = Texts.Address,
            ["Texting__TwilioAuthToken"] = Texts.Token,
            ["Limiting__SubmissionsPerMinute"] = "100000",
        };
        foreach (var (name, value) in TestKeys.Environment)
        {
            settings[name] = value;
        }
    }

    public IReadOnlyList<HostSimulator> Instances { get; private set; } = [];

    public StorageQueue Queue { get; }

    public CosmosGateway Gateway => gateway;

    /// <summary>What the theme counters of all places and months say of all feedback.</summary>
    public int Counted
        => gateway.OfType("ledgers", "counts").SelectMany(counts => counts["counts"]!.AsObject()).Where(count => count.Key.Split('|')[1].Length == 0).Sum(count => count.Value!.GetValue<int>());

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<AzureWorld> StartAsync(int instances)
    {
        var world = new AzureWorld((await Azurite.SharedAsync()).Account());
        world.served = await world.gateway.ServeAsync();
        world.settings["Cosmos__Endpoint"] = world.served.Endpoint.ToString();
        world.Instances = await Task.WhenAll(Enumerable.Range(0, instances).Select(_ => HostSimulator.StartAsync(world.settings, Stop)));
        return world;
    }

    /// <summary>The same product in this process, on the same store: for what an administrator sets up, and for looking.</summary>
    public PipelineApp Inside() => new([.. settings.Where(setting => setting.Key is not "FEEDBACK_DATA").Select(setting => (setting.Key.Replace("__", ":", StringComparison.Ordinal), setting.Value))])
    {
        Store = StoreUnderTest.Sharing(gateway),
    };

    public async Task SupportsAsync(params (string Category, long Count)[] ages)
    {
        await using var app = Inside();
        await app.Get<IReferenceBook>().AddAsync(
            "organisation",
            "Client list",
            new(2026, 1, 31),
            [new ReferenceCounts("age_band", [.. ages.Select(age => new CategoryCount(age.Category, age.Count))])],
            "test",
            Stop);
    }

    /// <summary>Sends words until they are taken, whatever happens to the instance meanwhile.</summary>
    /// <returns>The receipt.</returns>
    public async Task<string> SendAsync(int instance, string key, string age)
    {
        while (true)
        {
            try
            {
                using var client = Instances[instance].Anyone();
                using var content = new StringContent(
                    JsonSerializer.Serialize(new { text = $"The food was good. {key}", about = new { age_band = age }, idempotencyKey = key }),
                    System.Text.Encoding.UTF8,
                    "application/json");
                using var answer = await client.PostAsync(new Uri("/api/feedback", UriKind.Relative), content, Stop);
                if (answer.StatusCode == HttpStatusCode.Accepted)
                {
                    return (await answer.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("receipt").GetString()!;
                }

                ((int)answer.StatusCode).ShouldBeGreaterThanOrEqualTo(500);
            }
            catch (HttpRequestException)
            {
                // The instance is gone; it comes back.
            }
        }
    }

    public async Task TextAsync(int instance, string id, string words)
    {
        using var client = Instances[instance].Anyone();
        using var answer = await Texts.SendAsync(client, Texts.Fields(words, Texts.Number, ("MessageSid", id)));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    public async Task KillAsync(int instance)
    {
        await Instances[instance].Handler.KillAsync();
        await Instances[instance].StartAgainAsync(Stop);
    }

    /// <summary>Delivers what waits, on all instances in turn, until a round finds nothing.</summary>
    /// <param name="disturb">Called before each round with its number.</param>
    public async Task DeliverAsync(Func<int, Task> disturb)
    {
        for (var round = 0; round < MostRounds; round++)
        {
            await disturb(round);
            var host = Instances[round % Instances.Count];
            var results = new List<CallResult>();
            foreach (var function in (string[])["fn-tag", "fn-transcribe", "fn-sms", "fn-sms-out", "fn-notify"])
            {
                results.AddRange(await host.Listen(function, Queue, TimeProvider.System).RunOnceAsync(Stop));
            }

            if (results.Count == 0 && round >= Instances.Count)
            {
                return;
            }
        }

        throw new InvalidOperationException("The queues never became empty.");
    }

    public async Task FireAsync(string function)
    {
        foreach (var host in Instances)
        {
            (await host.FireTimerAsync(function, TimeProvider.System, Stop)).ShouldBe(CallResult.Succeeded);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var instance in Instances)
        {
            await instance.DisposeAsync();
        }

        await served.DisposeAsync();
        gateway.Dispose();
        folder.Dispose();
    }
}
