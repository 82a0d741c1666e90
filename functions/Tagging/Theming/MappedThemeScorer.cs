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

    /// <summary>The map is of the frameworks as shipped: a theme merged since then leads to the one that took it in, and one that is gone is left out.</summary>
    public MappedThemeScorer(IThemeScorer phrases, IThemeScorer model, ThemeMap map)
    {
        (this.phrases, this.model) = (phrases, model);
        meanings = [.. model.Framework.Themes.Select(theme => phrases.Framework.IndexOf(Means(map, theme)))];
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

    private string? Means(ThemeMap map, Theme theme)
        => map.Themes.TryGetValue(theme.Id, out var meant) ? phrases.Framework.Resolve(meant) : null;
}
