using FeedbackPipeline.Tagging.Languages;
using FeedbackPipeline.Tagging.Reading;
using FeedbackPipeline.Tagging.Redacting;
using FeedbackPipeline.Tagging.Screening;
using FeedbackPipeline.Tagging.Theming;
using FeedbackPipeline.Tagging.Tone;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tagging;

/// <summary>
/// Tags one piece of text: concerns first, whatever happens to the rest; then language, identifiers, and themes and tone where they are written for its language. Pure: same words, same tags.
/// </summary>
public sealed class TagText(ScreenForConcerns screen, DetectLanguage language, RedactText redact, ThemeScorers scorers, ISentimentScorer tone, HearTone hear)
{
    private const double Found = 0.5;
    private const int Decimals = 3;

    /// <summary>What the text says, by the themes of <paramref name="framework"/>.</summary>
    /// <param name="question">A code of <see cref="AskedQuestion"/> or the question as it was asked; null or empty is nonspecific.</param>
    /// <param name="languageHint">What the sender declared (BCP 47); decides only where the words do not.</param>
    /// <exception cref="ArgumentException">The framework is not known.</exception>
    public Tags Tag(string text, string? question, string? languageHint, string framework)
    {
        var scorer = scorers.Of(framework);
        var read = ReadText.Of(text);
        var concerns = screen.Screen(read);
        var asked = AskedQuestions.Read(question);
        var (redacted, identifiers) = redact.Redact(read);
        var written = language.Detect(read, languageHint);
        var themed = FeedbackLanguage.IsThemed(written);
        var sentiment = themed ? hear.Hear(read, asked, ToneOf(framework).Score(read, asked), concerns) : new(Sentiment.Neutral, Found);
        var (themes, surety) = themed ? Themes(scorer, read, asked) : ([], Found);
        return new(
            written,
            themes,
            sentiment with { Score = Math.Round(sentiment.Score, Decimals) },
            concerns,
            redacted,
            identifiers)
        {
            Surety = surety,
        };
    }

    /// <summary>Name and version of everything that has a say in the tags of this framework.</summary>
    public string VersionFor(string framework) => $"{scorers.Of(framework).Version} {ToneOf(framework).Version}+{hear.Version} signals-{screen.Version}";

    private ISentimentScorer ToneOf(string framework) => scorers.ToneOf(framework) ?? tone;

    private static (List<ScoredTheme> Found, double Surety) Themes(IThemeScorer scorer, ReadText text, AskedQuestion asked)
    {
        var themes = scorer.Framework.Themes;
        Span<double> scores = stackalloc double[themes.Count];
        scorer.Score(text, asked, scores);
        var found = new List<ScoredTheme>(2);
        var surety = 1.0;
        for (var index = 0; index < themes.Count; index++)
        {
            surety = Math.Min(surety, Math.Max(scores[index], 1 - scores[index]));
            if (scores[index] >= Found)
            {
                found.Add(new(themes[index].Id, Math.Round(scores[index], Decimals)));
            }
        }

        return (found.Count < 2 ? found : [.. found.OrderByDescending(theme => theme.Score)], found.Count > 0 ? surety : BlankAnswer.Is(text) ? Math.Min(surety, Sureties.Likely) : Found);
    }
}
