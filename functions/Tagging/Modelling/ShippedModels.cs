using FeedbackPipeline.Reference;
using FeedbackPipeline.Tagging.Theming;
using FeedbackPipeline.Tagging.Tone;

namespace FeedbackPipeline.Tagging.Modelling;

/// <summary>The models that come with the product, one embedded file each under <c>Reference/models</c>, named after their framework.</summary>
public sealed class ShippedModels(ThemeFrameworks frameworks, ToneWords tone)
{
    /// <summary>The model that says how texts sound, whatever the framework of the themes.</summary>
    private const string OfTone = "nhs-fft";

    private const string Folder = "models/";
    private const string Ending = ".bin";

    private readonly Dictionary<string, Lazy<LoadedModel>> models = EmbeddedFile.List(Folder)
        .Where(name => name.EndsWith(Ending, StringComparison.Ordinal))
        .ToDictionary(
            name => name[Folder.Length..^Ending.Length],
            name => new Lazy<LoadedModel>(() => Load(name, frameworks, tone)),
            StringComparer.Ordinal);

    /// <summary>The features of the model that came with the product, and how rare they are in general; null where none came.</summary>
    internal FeatureTable? Known => models.TryGetValue(OfTone, out var model) ? model.Value.Model.Known : null;

    /// <summary>Scores the themes of a framework by its model; null where it has none.</summary>
    public IThemeScorer? Themes(string framework)
        => models.TryGetValue(framework, out var model) && frameworks.Find(framework) is { } known ? new ModelThemeScorer(model.Value.Model, model.Value.Reader, known, model.Value.Name) : null;

    /// <summary>Says how a text sounds by a model; null where none came with the product.</summary>
    public ISentimentScorer? Tone() => models.TryGetValue(OfTone, out var model) ? new ModelSentimentScorer(model.Value.Model, model.Value.Reader, model.Value.Name) : null;

    private static LoadedModel Load(string name, ThemeFrameworks frameworks, ToneWords tone)
    {
        using var stream = EmbeddedFile.Open(name);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return LoadedModel.Of(bytes.ToArray(), name, frameworks, tone);
    }
}
