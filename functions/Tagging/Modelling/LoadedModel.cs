using FeedbackPipeline.Tagging.Theming;
using FeedbackPipeline.Tagging.Tone;

namespace FeedbackPipeline.Tagging.Modelling;

/// <summary>A model with what it needs to read texts.</summary>
/// <param name="Name">The first digits of the file's checksum.</param>
internal sealed record LoadedModel(TaggingModel Model, ModelReader Reader, string Name)
{
    /// <exception cref="InvalidDataException">The file is not usable, or its framework no longer has one of its themes.</exception>
    public static LoadedModel Of(ReadOnlySpan<byte> file, string path, ThemeFrameworks frameworks, ToneWords tone)
    {
        var (model, name) = ModelFile.Read(file, path);
        var framework = frameworks.Shipped(model.Framework) ?? throw new InvalidDataException($"{path}: the model is for the framework '{model.Framework}', which is not here.");
        var themes = model.Themes.Select(theme => framework.Find(theme)
            ?? throw new InvalidDataException($"{path}: the model knows the theme '{theme}', which the framework {framework.Id} no longer has. Train it again with the train command."));
        return new(model, new(model, ModelPhrases.Of(themes, tone)), name);
    }
}
