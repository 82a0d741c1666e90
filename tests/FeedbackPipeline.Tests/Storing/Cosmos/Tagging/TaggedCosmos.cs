using FeedbackPipeline.Messages;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Storing.Cosmos;
using FeedbackPipeline.Storing.Cosmos.Projecting;
using FeedbackPipeline.Storing.Cosmos.Reviewing;
using FeedbackPipeline.Storing.Cosmos.Tagging;
using FeedbackPipeline.Tagging;
using FeedbackPipeline.Tests.Infrastructure;
using FeedbackPipeline.Tests.Infrastructure.CosmosDouble;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace FeedbackPipeline.Tests.Storing.Cosmos.Tagging;

/// <summary>Some instances of the store's tagging and reviewing over one account, with a queue that only remembers.</summary>
internal sealed class TaggedCosmos : IDisposable
{
    public const string Elm = "elm-house";
    public static readonly IReadOnlyList<string> Places = [Elm];
    private readonly TemporaryFolder folder = new();
    private readonly List<ServiceProvider> instances = [];

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.Zero));

    public CosmosGateway Gateway { get; }

    public RememberedQueue Queue { get; } = new();

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    public TaggedCosmos() => Gateway = new() { Time = Time };

    /// <summary>Another process with the same account.</summary>
    public ServiceProvider Open()
    {
        var services = new ServiceCollection()
            .AddSingleton<TimeProvider>(Time)
            .AddMetrics().AddSingleton<PipelineMetrics>()
            .AddSingleton(new CosmosTransport(Gateway.CreateClient) { Asking = AccessPatterns.Check })
            .AddSingleton(Options.Create(new CosmosOptions { Endpoint = CosmosGateway.Endpoint.ToString(), Key = CosmosGateway.Key }))
            .AddSingleton(Options.Create(new OrganisationOptions()))
            .AddSingleton(provider => new CosmosAccount(provider.GetRequiredService<IOptions<CosmosOptions>>(), provider.GetRequiredService<PipelineMetrics>(), provider.GetRequiredService<CosmosTransport>()))
            .AddSingleton(new KeyRing(new DataFolder(folder.Path)))
            .AddSingleton<IMessageQueue>(Queue)
            .AddSingleton(new IdFactory()).AddLogging();
        foreach (var part in (Type[])[
            typeof(Envelopes), typeof(Sealing), typeof(OrganisationCalendar), typeof(CosmosFeedback), typeof(CosmosAudit), typeof(CosmosOutbox), typeof(CosmosTermBook), typeof(ReadChanges), typeof(CosmosProjector), typeof(MoveFigures), typeof(MonthlyTerms), typeof(CosmosChecks),
            typeof(CosmosTaggingStore), typeof(CosmosFrameworkBook), typeof(CosmosSignalBook), typeof(CosmosRetagging), typeof(CosmosLearnedModels), typeof(CosmosCorrectionDesk), typeof(CosmosCheckQueue),
            typeof(CosmosFeedbackList), typeof(CosmosFeedbackFile), typeof(CosmosConcernDesk), typeof(CosmosWaitingWork), typeof(CosmosTermCounts)])
        {
            services.AddSingleton(part);
        }

        var instance = services.BuildServiceProvider();
        instances.Add(instance);
        return instance;
    }

    /// <summary>Feedback that waits for the tagger.</summary>
    public async Task<string> SendAsync(string id, string text = "Lunch is cold.")
    {
        await Open().GetRequiredService<CosmosAccount>().Items.CreateAsync(
            new FeedbackDocument { Pk = id, Id = id, Place = Elm, Received = Time.GetUtcNow(), Touched = Time.GetUtcNow(), Words = [new("text", "nonspecific", text)] },
            Stop);
        Time.Advance(TimeSpan.FromSeconds(1));
        return id;
    }

    public static TaggedFeedback Tags(string id, params string[] themes)
        => new(id, "en", [new("text", "Lunch is cold.", "nonspecific")], [.. themes.Select(theme => new ScoredTheme(theme, 0.75))], new(Sentiment.Negative, 0.9), [], "test 1") { Terms = ["lunch", "cold"] };

    public async Task<FeedbackDocument> ReadAsync(string id)
        => (await Open().GetRequiredService<CosmosAccount>().Items.FindAsync<FeedbackDocument>(id, id, Stop))!.Document;

    public List<string> Audit(string id)
        => [.. Gateway.Documents(CosmosContainers.Items).Where(document => (string?)document["type"] == "audit" && (string?)document["subject"] == id)
            .OrderBy(document => (string?)document["id"], StringComparer.Ordinal).Select(document => (string)document["action"]!)];

    public int Outbox => Gateway.Documents(CosmosContainers.Items).Count(document => (string?)document["type"] == "outbox");

    /// <summary>The next write that is wanted is done, and its answer lost; every answer to its repetitions comes.</summary>
    public void LoseAnswer(Func<CosmosCall, bool> wanted)
    {
        var lost = 0;
        Gateway.FaultPolicy = call => wanted(call) && Interlocked.Exchange(ref lost, 1) == 0 ? Fault.DropAfter : null;
    }

    public void Dispose()
    {
        instances.ForEach(instance => instance.Dispose());
        Gateway.Dispose();
        folder.Dispose();
    }
}
