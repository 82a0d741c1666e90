using System.Collections.Concurrent;
using FeedbackPipeline.Tagging.Modelling;
using FeedbackPipeline.Tagging.Modelling.Retraining;
using FeedbackPipeline.Tagging.Tone;

namespace FeedbackPipeline.Tagging.Theming;

/// <summary>
/// The scorer of each framework, made at its first use: its model where one was trained, its phrases and a map to another's model otherwise; and on top of it what the organisation's own
/// corrections taught, as soon as they did.
/// </summary>
public sealed class ThemeScorers(ThemeFrameworks frameworks, ShippedModels models)
{
    private readonly ConcurrentDictionary<string, IThemeScorer> shipped = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, OwnModel> own = new(StringComparer.Ordinal);

    /// <summary>What tags comments now.</summary>
    /// <exception cref="ArgumentException">No framework has this id; the message names those that exist.</exception>
    public IThemeScorer Of(string frameworkId) => own.TryGetValue(frameworkId, out var model) ? model.Scorer : ShippedFor(frameworkId);

    /// <summary>What corrections taught about tone; null where they taught nothing.</summary>
    public ISentimentScorer? ToneOf(string frameworkId) => own.TryGetValue(frameworkId, out var model) ? model.Tone : null;

    /// <summary>What came with the product, whatever was learned since: where learning from corrections starts.</summary>
    /// <exception cref="ArgumentException">No framework has this id; the message names those that exist.</exception>
    public IThemeScorer ShippedFor(string frameworkId) => shipped.GetOrAdd(frameworkId, Make);

    /// <summary>From now on comments are tagged with what the corrections taught. Tags made before stay as they are until they are made again.</summary>
    public void Use(OwnModel model) => own[model.Scorer.Framework.Id] = model;

    /// <summary>From now on comments are tagged by what came with the product again.</summary>
    public void Forget(string frameworkId) => own.TryRemove(frameworkId, out _);

    /// <summary>From now on the framework is read anew: it was edited. What was learned has to be put to use again.</summary>
    public void Renew(string frameworkId)
    {
        own.TryRemove(frameworkId, out _);
        shipped.TryRemove(frameworkId, out _);
    }

    private IThemeScorer Mapped(PhraseThemeScorer phrases)
        => ThemeMap.For(phrases.Framework.Id) is { } map && models.Themes(map.From) is { } model ? new MappedThemeScorer(phrases, model, map) : phrases;

    private IThemeScorer Make(string frameworkId)
        => frameworks.Find(frameworkId) is { } framework
            ? models.Themes(frameworkId) ?? Mapped(new(framework))
            : throw new ArgumentException($"There is no theme framework '{frameworkId}'. Known: {string.Join(", ", frameworks.All.Select(known => known.Id))}.", nameof(frameworkId));
}
