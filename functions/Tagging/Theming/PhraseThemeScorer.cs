using FeedbackPipeline.Tagging.Phrasing;
using FeedbackPipeline.Tagging.Reading;

namespace FeedbackPipeline.Tagging.Theming;

/// <summary>
/// Scores themes by the phrases of the framework file alone, so that a theme works from the moment somebody writes it down. Each phrase is evidence of a
/// fixed weight and evidence adds up as 1 - Π(1 - weight): two hints make a find, one does not.
/// </summary>
public sealed class PhraseThemeScorer : IThemeScorer
{
    private const double Found = 0.5;
    private const double HintWeight = 0.3;
    private const double WordWeight = 0.6;
    private const double PhraseWeight = 0.75;

    private readonly PhraseBook book;
    private readonly (int Theme, double Weight)[] evidence;

    public PhraseThemeScorer(ThemeFramework framework)
    {
        Framework = framework;
        var phrases = framework.Themes.SelectMany((theme, index) => Phrases(theme).Select(phrase => (phrase.Text, index, phrase.Weight))).ToList();
        evidence = [.. phrases.Select(phrase => (phrase.index, phrase.Weight))];
        book = new([.. phrases.Select(phrase => phrase.Text)], PhraseTolerance.Inflections);
    }

    public string Version => $"{Framework.Id}-phrases-{Framework.Version}";

    public ThemeFramework Framework { get; }

    public void Score(ReadText text, AskedQuestion asked, Span<double> scores)
    {
        scores.Clear();
        if (BlankAnswer.Is(text))
        {
            Set(Framework.BlankMeans, asked, scores);
            return;
        }

        AddEvidence(text, scores);
        if (NothingFound(scores) && !TakeBestHint(scores))
        {
            Set(Framework.OtherwiseMeans, asked, scores);
        }
    }

    private void AddEvidence(ReadText text, Span<double> scores)
    {
        var seen = new HashSet<int>();
        foreach (var match in book.Find(text))
        {
            if (seen.Add(match.Phrase))
            {
                var (theme, weight) = evidence[match.Phrase];
                scores[theme] = 1 - ((1 - scores[theme]) * (1 - weight));
            }
        }
    }

    private static bool NothingFound(ReadOnlySpan<double> scores)
    {
        foreach (var score in scores)
        {
            if (score >= Found)
            {
                return false;
            }
        }

        return true;
    }

    private static bool TakeBestHint(Span<double> scores)
    {
        var best = 0;
        for (var index = 1; index < scores.Length; index++)
        {
            best = scores[index] > scores[best] ? index : best;
        }

        if (scores[best] <= 0)
        {
            return false;
        }

        scores[best] = Found;
        return true;
    }

    private void Set(IReadOnlyDictionary<AskedQuestion, string>? meanings, AskedQuestion asked, Span<double> scores)
    {
        if (meanings is not null && meanings.TryGetValue(asked, out var theme) && Framework.IndexOf(theme) is >= 0 and var index)
        {
            scores[index] = Found;
        }
    }

    private static IEnumerable<(string Text, double Weight)> Phrases(Theme theme)
    {
        foreach (var phrase in theme.Phrases)
        {
            yield return (phrase, phrase.Contains(' ', StringComparison.Ordinal) ? PhraseWeight : WordWeight);
        }

        foreach (var hint in theme.Hints ?? [])
        {
            yield return (hint, HintWeight);
        }
    }
}
