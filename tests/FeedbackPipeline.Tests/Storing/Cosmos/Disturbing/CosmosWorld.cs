using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FeedbackPipeline.Messages;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Storing;
using FeedbackPipeline.Storing.Cosmos;
using FeedbackPipeline.Tests.Infrastructure;
using FeedbackPipeline.Tests.Infrastructure.CosmosDouble;
using FeedbackPipeline.Tests.Storing.Cosmos.Tagging;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace FeedbackPipeline.Tests.Storing.Cosmos.Disturbing;

/// <summary>The whole store on one account, in as many processes as a test wants, with a queue that only remembers.</summary>
internal sealed partial class CosmosWorld : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly KeyRing keys;
    private readonly ServiceProvider metrics = new ServiceCollection().AddMetrics().AddSingleton<PipelineMetrics>().BuildServiceProvider();
    private readonly List<ServiceProvider> processes = [];

    public CosmosWorld()
    {
        Gateway = new(1) { Time = Time };
        keys = new(new DataFolder(folder.Path));
        Account = new(
            Options.Create(new CosmosOptions { Endpoint = CosmosGateway.Endpoint.ToString(), Key = CosmosGateway.Key, RequestSeconds = 6 }),
            metrics.GetRequiredService<PipelineMetrics>(),
            new(Gateway.CreateClient) { Clock = Clock, Asking = AccessPatterns.Check });
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.Zero));

    /// <summary>By which requests wait.</summary>
    public HurriedTime Clock { get; } = new();

    public CosmosGateway Gateway { get; }

    public CosmosAccount Account { get; }

    public RememberedQueue Queue { get; } = new();

    public DateTimeOffset Now => Time.GetUtcNow();

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Another process: nothing is shared but the account.</summary>
    public IServiceProvider Open()
    {
        var process = new ServiceCollection()
            .AddLogging().AddMetrics().AddSingleton<PipelineMetrics>()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection([new("Storing:Store", "Cosmos"), new("Cosmos:Endpoint", CosmosGateway.Endpoint.ToString())]).Build())
            .AddStoring()
            .AddSingleton(Account)
            .AddSingleton<IMessageQueue>(Queue)
            .AddSingleton<TimeProvider>(Time)
            .AddSingleton(new IdFactory())
            .AddSingleton(keys)
            .AddSingleton<Envelopes>().AddSingleton<Sealing>().AddSingleton<Pseudonyms>().AddSingleton<OrganisationCalendar>()
            .BuildServiceProvider();
        processes.Add(process);
        return process;
    }

    /// <summary>Everything that is stored and everything that was sent, without what is random or says only how something was written.</summary>
    public string Look()
        => string.Join(
            '\n',
            CosmosContainers.All.SelectMany(container => Gateway.Documents(container.Id).Select(document => $"{container.Id} {Plain(document)}"))
                .Concat(Queue.Sent.Distinct().Select(sent => $"sent {sent.Queue} {sent.Subject}")).Order(StringComparer.Ordinal));

    public void Dispose()
    {
        processes.ForEach(process => process.Dispose());
        Account.Dispose();
        metrics.Dispose();
        Gateway.Dispose();
        folder.Dispose();
    }

    private static string Plain(JsonObject document)
    {
        foreach (var name in document.Select(pair => pair.Key).Where(name => name.StartsWith('_') || name is "ranges" or "sealed" or "address").ToList())
        {
            document.Remove(name);
        }

        return Random().Replace(document.ToJsonString(), "*");
    }

    /// <summary>Ids by <see cref="IdFactory"/>, and the moment that leads the id of an entry of the audit.</summary>
    [GeneratedRegex("(audit:[0-9]{19}:)?[0-9a-hjkmnp-tv-z]{26}")]
    private static partial Regex Random();
}
