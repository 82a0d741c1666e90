using System.Text.Json.Nodes;
using FeedbackPipeline.Measuring.Projecting;
using FeedbackPipeline.Reference;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Storing.Cosmos;
using FeedbackPipeline.Storing.Cosmos.Measuring;
using FeedbackPipeline.Storing.Cosmos.Projecting;
using FeedbackPipeline.Tests.Infrastructure;
using FeedbackPipeline.Tests.Infrastructure.CosmosDouble;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace FeedbackPipeline.Tests.Storing.Cosmos.Measuring;

/// <summary>Some instances of what measures over one account, and a hand to write feedback with.</summary>
internal sealed class MeasuredCosmos : IDisposable
{
    public const string Root = "organisation";
    private readonly List<ServiceProvider> instances = [];

    public MeasuredCosmos(int ranges = 2)
    {
        Gateway = new(ranges) { Time = Time };
        One = Open();
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.Zero));

    public CosmosGateway Gateway { get; }

    /// <summary>The first process.</summary>
    public ServiceProvider One { get; }

    public CosmosAccount Account => One.GetRequiredService<CosmosAccount>();

    public CosmosProjector Projector => One.GetRequiredService<CosmosProjector>();

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Another process with the same account.</summary>
    public ServiceProvider Open()
    {
        var services = new ServiceCollection()
            .AddSingleton<TimeProvider>(Time)
            .AddMetrics().AddSingleton<PipelineMetrics>()
            .AddSingleton(new CosmosTransport(Gateway.CreateClient) { Asking = AccessPatterns.Check })
            .AddSingleton(Options.Create(new CosmosOptions { Endpoint = CosmosGateway.Endpoint.ToString(), Key = CosmosGateway.Key }))
            .AddSingleton(Options.Create(new OrganisationOptions()))
            .AddSingleton<OrganisationCalendar>()
            .AddSingleton(new IdFactory())
            .AddSingleton(provider => new CosmosAccount(provider.GetRequiredService<IOptions<CosmosOptions>>(), provider.GetRequiredService<PipelineMetrics>(), provider.GetRequiredService<CosmosTransport>()))
            .AddMeasured()
            .AddSingleton<CosmosPlaceBook>().AddSingleton<IPlaceBook>(provider => provider.GetRequiredService<CosmosPlaceBook>())
            .BuildServiceProvider();
        instances.Add(services);
        return services;
    }

    /// <summary>Works the feed as <c>fn-measure</c> does.</summary>
    public static Task MeasureAsync(ServiceProvider process, int pageSize = 500)
    {
        var (demographics, calendar) = (new Demographics(), process.GetRequiredService<OrganisationCalendar>());
        var options = Options.Create(new FeedbackPipeline.Measuring.MeasuringOptions { PageSize = pageSize });
        return new ProjectFeedback(
            process.GetRequiredService<CosmosScopeStore>(),
            process.GetRequiredService<CosmosReferenceBook>(),
            process.GetRequiredService<IPlaceBook>(),
            demographics,
            calendar,
            new(demographics, calendar),
            options,
            NullLogger<ProjectFeedback>.Instance).RunAsync(Stop);
    }

    public FeedbackDocument Feedback(string id, string place = Root, string? respondent = null, params IReadOnlyList<string> themes)
        => new()
        {
            Pk = id,
            Id = id,
            Place = place,
            Respondent = respondent,
            Received = Time.GetUtcNow(),
            Touched = Time.GetUtcNow(),
            Channel = Channel.Web,
            Help = Help.Alone,
            State = FeedbackState.Tagged,
            Sentiment = Sentiment.Positive,
            Announced = 1,
            Themes = [.. themes.Select(theme => new ScoredTheme(theme, 1))],
        };

    public Task PutAsync(FeedbackDocument feedback) => Account.Items.PutAsync(feedback, Stop);

    public Task EraseAsync(FeedbackDocument feedback)
        => PutAsync(new() { Pk = feedback.Pk, Id = feedback.Id, Place = feedback.Place, Erased = Time.GetUtcNow(), Received = feedback.Received, Respondent = feedback.Respondent });

    /// <summary>Counts by place, month and key.</summary>
    public async Task<SortedDictionary<string, int>> CountsAsync()
    {
        var documents = await Account.Ledgers.QueryAsync<CountsDocument>(Projection.Pk, "SELECT * FROM c WHERE c.type = 'counts'", Stop);
        return new(documents.SelectMany(counts => counts.Counts.Select(count => (Key: $"{counts.Place} {counts.Month} {count.Key}", count.Value))).ToDictionary(count => count.Key, count => count.Value), StringComparer.Ordinal);
    }

    public async Task<List<EntryDocument>> EntriesAsync()
        => [.. (await Account.Ledgers.QueryAsync<EntryDocument>(Projection.Pk, "SELECT * FROM c WHERE c.type = 'entry'", Stop)).OrderBy(entry => entry.Arrival)];

    /// <summary>All documents of the ledgers as they were written, without what the service adds and without how far the feed was read.</summary>
    public List<string> Ledgers()
        => [.. Gateway.Documents(CosmosContainers.Ledgers).Select(Plain).Order(StringComparer.Ordinal)];

    public void Dispose()
    {
        instances.ForEach(instance => instance.Dispose());
        Gateway.Dispose();
    }

    private static string Plain(JsonObject document)
    {
        foreach (var name in document.Select(pair => pair.Key).Where(name => name.StartsWith('_') || name == "ranges").ToList())
        {
            document.Remove(name);
        }

        return document.ToJsonString();
    }
}
