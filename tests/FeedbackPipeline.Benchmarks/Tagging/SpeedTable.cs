using System.Diagnostics;
using System.Globalization;
using FeedbackPipeline.Benchmarks.Representation;
using FeedbackPipeline.Tagging;
using FeedbackPipeline.Tagging.Languages;
using FeedbackPipeline.Tagging.Reading;
using FeedbackPipeline.Tagging.Redacting;
using FeedbackPipeline.Tagging.Screening;
using FeedbackPipeline.Tagging.Theming;
using FeedbackPipeline.Tagging.Tone;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Benchmarks.Tagging;

/// <summary>Comments a second of processor time on one core, everything on and part by part. Processor time, because others may use the machine too.</summary>
internal static class SpeedTable
{
    private const int Rounds = 7;
    private const string Framework = "nhs-fft";

    public static void Print(LabelledComments comments)
    {
        using var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().Build())
            .AddLogging()
            .AddTagging()
            .BuildServiceProvider();
        var texts = comments.All.Select(comment => (comment.Text.Original, Question: Code.Of(comment.Asked), comment.Asked)).ToList();
        var tag = services.GetRequiredService<TagText>();
        var (screen, language, redact) = (services.GetRequiredService<ScreenForConcerns>(), services.GetRequiredService<DetectLanguage>(), services.GetRequiredService<RedactText>());
        var (themes, tone) = (services.GetRequiredService<ThemeScorers>().Of(Framework), services.GetRequiredService<ISentimentScorer>());
        var scores = new double[themes.Framework.Themes.Count];
        var read = texts.Select(text => ReadText.Of(text.Original)).ToList();
        Page.Section("Speed", 0, $"The best of {Rounds} rounds over all comments on one thread; the framework {Framework}, mean length {Page.Number(texts.Average(text => text.Original.Length), "0")} letters.");
        Page.Table(["part", "µs a comment", "comments a second", "bytes allocated a comment"],
        [
            Row("everything", at => tag.Tag(texts[at].Original, texts[at].Question, null, Framework), texts.Count),
            Row("everything, framework care", at => tag.Tag(texts[at].Original, texts[at].Question, null, "care"), texts.Count),
            Row("reading", at => ReadText.Of(texts[at].Original), texts.Count),
            Row("screening", at => screen.Screen(read[at]), texts.Count),
            Row("language", at => language.Detect(read[at]), texts.Count),
            Row("identifiers", at => redact.Redact(read[at]), texts.Count),
            Row("themes", at => themes.Score(read[at], texts[at].Asked, scores), texts.Count),
            Row("sentiment after themes", at => tone.Score(read[at], texts[at].Asked), texts.Count, before: at => themes.Score(read[at], texts[at].Asked, scores)),
        ]);
    }

    private static string[] Row(string name, Action<int> each, int count, Action<int>? before = null)
    {
        var (best, bytes) = (double.MaxValue, 0L);
        for (var round = 0; round < Rounds; round++)
        {
            var (ticks, allocated) = (Spent(), GC.GetAllocatedBytesForCurrentThread());
            for (var at = 0; at < count; at++)
            {
                before?.Invoke(at);
                each(at);
            }

            bytes = (GC.GetAllocatedBytesForCurrentThread() - allocated) / count;
            best = Math.Min(best, (Spent() - ticks).TotalMicroseconds / count);
        }

        return [name, Page.Number(best, "0.0"), (1e6 / best).ToString("#,0", CultureInfo.InvariantCulture), $"{bytes}"];
    }

    private static TimeSpan Spent()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime;
    }
}
