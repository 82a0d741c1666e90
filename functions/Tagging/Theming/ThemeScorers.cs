using System.Collections.Concurrent;
using FeedbackPipeline.Tagging.Modelling;

namespace FeedbackPipeline.Tagging.Theming;

/// <summary>The scorer of each framework, made at its first use: its model where one was trained, its phrases otherwise.</summary>
public sealed class ThemeScorers(ThemeFrameworks frameworks, ShippedModels models)
{
    private readonly ConcurrentDictionary<string, IThemeScorer> scorers = new(StringComparer.Ordinal);

    /// <exception cref="ArgumentException">No framework has this id; the message names those that exist.</exception>
    public IThemeScorer Of(string frameworkId) => scorers.GetOrAdd(frameworkId, Make);

    private IThemeScorer Make(string frameworkId)
        => frameworks.Find(frameworkId) is { } framework
            ? models.Themes(frameworkId) ?? new PhraseThemeScorer(framework)
            : throw new ArgumentException($"There is no theme framework '{frameworkId}'. Known: {string.Join(", ", frameworks.All.Select(known => known.Id))}.", nameof(frameworkId));
}
