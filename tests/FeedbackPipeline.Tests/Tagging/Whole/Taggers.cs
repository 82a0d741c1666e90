using FeedbackPipeline.Tagging;
using FeedbackPipeline.Tagging.Languages;
using FeedbackPipeline.Tagging.Reading;
using FeedbackPipeline.Tagging.Redacting;
using FeedbackPipeline.Tagging.Screening;
using FeedbackPipeline.Tagging.Theming;
using FeedbackPipeline.Tagging.Tone;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

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

    public static DetectLanguage Language { get; } = Services.GetRequiredService<DetectLanguage>();

    public static ISentimentScorer Tone { get; } = Services.GetRequiredService<ISentimentScorer>();

    public static Tags Tag(string text, string? question = null, string framework = "care") => Text.Tag(text, question, null, framework);

    public static (string Redacted, IReadOnlyList<Identifier> Identifiers) Redacted(string text) => Redact.Redact(ReadText.Of(text));

    public static ServiceProvider Build(IEnumerable<KeyValuePair<string, string?>> settings)
        => new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .AddLogging()
            .AddTagging()
            .BuildServiceProvider();
}
