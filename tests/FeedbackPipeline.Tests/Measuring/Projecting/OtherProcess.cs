using FeedbackPipeline.Measuring.Projecting;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Storing;
using FeedbackPipeline.Storing.Cosmos;
using FeedbackPipeline.Storing.Cosmos.Measuring;
using FeedbackPipeline.Storing.Sqlite;
using FeedbackPipeline.Storing.Sqlite.Measuring;
using FeedbackPipeline.Tests.Infrastructure;
using FeedbackPipeline.Tests.Storing.Cosmos.Measuring;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Tests.Measuring.Projecting;

/// <summary>A store of its own on the same file or account, as a second process has.</summary>
internal sealed class OtherProcess : IAsyncDisposable
{
    private readonly ServiceProvider services;

    public OtherProcess(PipelineApp app)
        => services = (app.IsOnCosmos() ? Cosmos(app) : Sqlite(app)).BuildServiceProvider();

    public IScopeStore Store => services.GetRequiredService<IScopeStore>();

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private static IServiceCollection Cosmos(PipelineApp app)
        => new ServiceCollection()
            .AddSingleton<TimeProvider>(app.Time)
            .AddSingleton(app.Get<OrganisationCalendar>())
            .AddSingleton(new IdFactory())
            .AddSingleton(_ => new CosmosAccount(app.Get<IOptions<CosmosOptions>>(), app.Get<PipelineMetrics>(), app.Get<CosmosTransport>()))
            .AddMeasured()
            .AddSingleton<IScopeStore>(provider => provider.GetRequiredService<CosmosScopeStore>());

    private static IServiceCollection Sqlite(PipelineApp app)
        => new ServiceCollection()
            .AddSingleton(_ => ActivatorUtilities.CreateInstance<SqliteFile>(app.Services))
            .AddSingleton(provider => new SqliteWriter(provider.GetRequiredService<SqliteFile>(), app.Get<KeyRing>(), app.Get<IOptions<StoringOptions>>()))
            .AddSingleton<SqliteReader>()
            .AddSingleton<IScopeStore, SqliteScopeStore>();
}
