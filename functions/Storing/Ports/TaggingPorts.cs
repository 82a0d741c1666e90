using FeedbackPipeline.Storing.Cosmos.Tagging;
using FeedbackPipeline.Storing.Sqlite.Reviewing;
using FeedbackPipeline.Storing.Sqlite.Tagging;
using FeedbackPipeline.Tagging;
using FeedbackPipeline.Tagging.Learning;
using FeedbackPipeline.Tagging.Retagging;
using FeedbackPipeline.Tagging.Screening.Editing;
using FeedbackPipeline.Tagging.Screening.Previewing;
using FeedbackPipeline.Tagging.Theming.Editing;
using FeedbackPipeline.Tagging.Topics;

namespace FeedbackPipeline.Storing.Ports;

internal static class TaggingPorts
{
    /// <summary>What tagging needs of the store.</summary>
    public static IServiceCollection AddTaggingPorts(this IServiceCollection services) => services
        .AddSingleton<MonthlyTerms>()
        .AddSingleton<CosmosChecks>()
        .AddPort<ITaggingStore, SqliteTaggingStore, CosmosTaggingStore>()
        .AddPort<IFrameworkBook, SqliteFrameworkBook, CosmosFrameworkBook>()
        .AddPort<ISignalBook, SqliteSignalBook, CosmosSignalBook>()
        .AddPort<IPastWords, SqlitePastWords, CosmosPastWords>()
        .AddPort<IRetagging, SqliteRetagging, CosmosRetagging>()
        .AddPort<ILearnedModels, SqliteLearnedModels, CosmosLearnedModels>()
        .AddPort<ITermBook, SqliteTermCounts, CosmosTermBook>();
}
