using FeedbackPipeline.Tagging.Theming;
using FeedbackPipeline.Tagging.Tone;

namespace FeedbackPipeline.Tagging.Modelling.Retraining;

/// <summary>What an organisation's corrections taught, next to what came with the product.</summary>
public sealed class OwnModel
{
    private readonly byte[] file;

    private OwnModel(byte[] file, IThemeScorer scorer, string name) => (this.file, Scorer, Name) = (file, scorer, name);

    /// <summary>The bytes to keep; it holds weights of words and parts of words, and no comment.</summary>
    public ReadOnlyMemory<byte> File => file;

    /// <summary>The first digits of the file's checksum.</summary>
    public string Name { get; }

    /// <summary>Scores themes by the shipped scorer and the corrections.</summary>
    public IThemeScorer Scorer { get; }

    /// <summary>Reads what <see cref="File"/> kept. Themes that were taken out of the framework since are passed over; new ones work by the shipped scorer.</summary>
    /// <exception cref="InvalidDataException">The file is not usable, or belongs to another framework.</exception>
    public static OwnModel Read(byte[] file, string path, IThemeScorer shipped, ToneWords tone)
    {
        var (model, name) = ModelFile.Read(file, path);
        if (model.Framework != shipped.Framework.Id)
        {
            throw new InvalidDataException($"{path}: the corrections are for the framework '{model.Framework}', not for {shipped.Framework.Id}.");
        }

        var themes = model.Themes.Select(id => shipped.Framework.Find(id) ?? new Theme(id, id, id, "", []));
        return new(file, new OwnThemeScorer(shipped, model, ModelPhrases.Of(themes, tone), name), name);
    }
}
