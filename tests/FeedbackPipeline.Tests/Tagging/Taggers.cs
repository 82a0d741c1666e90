using FeedbackPipeline.Tagging;
using FeedbackPipeline.Tagging.Redacting;
using FeedbackPipeline.Tagging.Screening;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace FeedbackPipeline.Tests.Tagging;

/// <summary>The stage as it is registered, without anything around it.</summary>
internal static class Taggers
{
    public static ServiceProvider Services { get; } = With([]);

    public static TagText Text { get; } = Services.GetRequiredService<TagText>();

    public static ScreenForConcerns Screen { get; } = Services.GetRequiredService<ScreenForConcerns>();

    public static ServiceProvider With(Dictionary<string, string?> settings)
        => new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .AddTagging()
            .BuildServiceProvider();

    public static Tags Tag(string text, string? question = null, string framework = "care") => Text.Tag(text, question, null, framework);

    public static RedactText Redactor { get; } = Services.GetRequiredService<RedactText>();

    public static string Data(string file) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", "tagging", file));

    public static string[] Lines(string file) => Data(file).Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
