using FeedbackPipeline.Tagging.Reading;

namespace FeedbackPipeline.Tagging.Theming;

/// <summary>
/// Scores themes by their phrases, and where these find nothing by a model of another framework and a map. The model learned from other people's words, so
/// it is only believed where it is sure.
/// </summary>
internal sealed class MappedThemeScorer : IThemeScorer
{
    private const double Found = 0.5;

    private readonly IThemeScorer phrases;
    private readonly IThemeScorer model;
    private readonly int[] meanings;

    /// <summary>The team may have merged or retired what the map means: a merged theme takes the place of the old one, a retired one means nothing any more.</summary>
    public MappedThemeScorer(IThemeScorer phrases, IThemeScorer model, ThemeMap map)
    {
        (this.phrases, this.model) = (phrases, model);
        meanings = [.. model.Framework.Themes.Select(theme => map.Themes.TryGetValue(theme.Id, out var meant) ? phrases.Framework.IndexOf(phrases.Framework.Resolve(meant)) : -1)];
    }

    public string Version => $"{phrases.Version}+{model.Version}";

    public ThemeFramework Framework => phrases.Framework;

    public void Score(ReadText text, AskedQuestion asked, Span<double> scores)
    {
        phrases.Score(text, asked, scores);
        if (scores.ContainsAnyInRange(Found, 1) || BlankAnswer.Is(text))
        {
            return;
        }

        Span<double> others = stackalloc double[meanings.Length];
        model.Score(text, asked, others);
        for (var other = 0; other < others.Length; other++)
        {
            if (others[other] >= Sureties.Sure && meanings[other] is >= 0 and var theme)
            {
                scores[theme] = Math.Max(scores[theme], others[other]);
            }
        }
    }
}
