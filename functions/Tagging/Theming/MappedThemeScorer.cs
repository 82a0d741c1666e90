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

    /// <exception cref="InvalidDataException">The map names a theme that one of the two frameworks does not have.</exception>
    public MappedThemeScorer(IThemeScorer phrases, IThemeScorer model, ThemeMap map)
    {
        (this.phrases, this.model) = (phrases, model);
        if (map.Themes.FirstOrDefault(pair => model.Framework.Find(pair.Key) is null || phrases.Framework.Find(pair.Value) is null) is { Key: { } unknown })
        {
            throw new InvalidDataException($"maps/{map.Framework}.json: '{unknown}' or what it means is no theme.");
        }

        meanings = [.. model.Framework.Themes.Select(theme => phrases.Framework.IndexOf(map.Themes.GetValueOrDefault(theme.Id)))];
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
