using FeedbackPipeline.Tagging;
using FeedbackPipeline.Tagging.AzureLanguage;
using FeedbackPipeline.Tagging.Languages;
using FeedbackPipeline.Tagging.Reading;
using FeedbackPipeline.Tagging.Redacting;
using FeedbackPipeline.Tagging.Screening;
using FeedbackPipeline.Tagging.Theming;
using FeedbackPipeline.Tagging.Theming.Editing;
using FeedbackPipeline.Tagging.Theming.Following;
using FeedbackPipeline.Tagging.Tone;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Tests.Tagging.Whole;

/// <summary>The stage as the executable puts it together.</summary>
internal static class Taggers
{
    private static readonly ServiceProvider Services = Build([]);

    public static TagText Text { get; } = Services.GetRequiredService<TagText>();

    public static ScreenForConcerns Screen { get; } = Services.GetRequiredService<ScreenForConcerns>();

    public static SignalList Signals { get; } = Services.GetRequiredService<SignalList>();

    public static RedactText Redact { get; } = Services.GetRequiredService<RedactText>();

    public static ThemeFrameworks Frameworks { get; } = Services.GetRequiredService<ThemeFrameworks>();

    public static PipelineMetrics Metrics { get; } = Services.GetRequiredService<PipelineMetrics>();

    public static ReadWithAzure Azure { get; } = Services.GetRequiredService<ReadWithAzure>();

    public static DetectLanguage Language { get; } = Services.GetRequiredService<DetectLanguage>();

    public static ISentimentScorer Tone { get; } = Services.GetRequiredService<ISentimentScorer>();

    /// <summary>Themes of an organisation that made nothing of its own.</summary>
    public static FollowThemes Follow()
        => new(new NothingOwn(), null!, new ShippedList(), Screen, Frameworks, Services.GetRequiredService<ThemeScorers>(), Services.GetRequiredService<ToneWords>(), Tone, Options.Create(new TaggingOptions()), TimeProvider.System);

    public static Tags Tag(string text, string? question = null, string framework = "care") => Text.Tag(text, question, null, framework);

    public static (string Redacted, IReadOnlyList<Identifier> Identifiers) Redacted(string text) => Redact.Redact(ReadText.Of(text));

    public static ServiceProvider Build(IEnumerable<KeyValuePair<string, string?>> settings)
        => new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .AddLogging()
            .AddTagging()
            .BuildServiceProvider();

    private sealed class ShippedList : FeedbackPipeline.Tagging.Screening.Editing.ISignalBook
    {
        public Task<int> HeadAsync(CancellationToken cancellationToken) => Task.FromResult(0);

        public Task<string?> ReadAsync(int version, CancellationToken cancellationToken) => Task.FromResult<string?>(null);

        public Task<bool> SaveAsync(FeedbackPipeline.Tagging.Screening.Editing.SignalChange change, int before, string actor, CancellationToken cancellationToken) => Task.FromResult(false);

        public Task<IReadOnlyList<FeedbackPipeline.Tagging.Screening.Editing.SignalVersion>> HistoryAsync(int most, CancellationToken cancellationToken)
            => Task.FromResult<IReadOnlyList<FeedbackPipeline.Tagging.Screening.Editing.SignalVersion>>([]);
    }

    private sealed class NothingOwn : IFrameworkBook
    {
        public Task<TaggerHead> HeadAsync(string framework, CancellationToken cancellationToken) => Task.FromResult(new TaggerHead(0, 0));

        public Task<string?> ReadAsync(string framework, int version, CancellationToken cancellationToken) => Task.FromResult<string?>(null);

        public Task<bool> SaveAsync(Edited.Done edit, int before, string actor, CancellationToken cancellationToken) => Task.FromResult(false);

        public Task<IReadOnlyList<FrameworkVersion>> HistoryAsync(string framework, int most, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<FrameworkVersion>>([]);
    }
}
