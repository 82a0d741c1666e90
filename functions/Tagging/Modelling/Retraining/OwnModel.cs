using FeedbackPipeline.Tagging.Theming;
using FeedbackPipeline.Tagging.Tone;

namespace FeedbackPipeline.Tagging.Modelling.Retraining;

/// <summary>What an organisation's corrections taught, next to what came with the product.</summary>
public sealed class OwnModel
{
    private readonly byte[] file;

    private OwnModel(byte[] file, IThemeScorer scorer, ISentimentScorer? tone, string name) => (this.file, Scorer, Tone, Name) = (file, scorer, tone, name);

    /// <summary>The bytes to keep; it holds weights of words and parts of words, and no comment.</summary>
    public ReadOnlyMemory<byte> File => file;

    /// <summary>The first digits of the file's checksum.</summary>
    public string Name { get; }

    /// <summary>Scores themes by the shipped scorer and the corrections.</summary>
    public IThemeScorer Scorer { get; }

    /// <summary>Says how texts sound by the shipped scorer and the corrections; null where they teach no tone.</summary>
    public ISentimentScorer? Tone { get; }

    /// <summary>Reads what <see cref="File"/> kept. Themes that were taken out of the framework since are passed over; new ones work by the shipped scorer.</summary>
    /// <param name="sentiment">What says how texts sound without the corrections.</param>
    /// <exception cref="InvalidDataException">The file is not usable, or belongs to another framework.</exception>
    public static OwnModel Read(byte[] file, string path, IThemeScorer shipped, ToneWords tone, ISentimentScorer? sentiment = null)
    {
        var (model, name) = ModelFile.Read(file, path);
        if (model.Framework != shipped.Framework.Id)
        {
            throw new InvalidDataException($"{path}: the corrections are for the framework '{model.Framework}', not for {shipped.Framework.Id}.");
        }

        var themes = model.Themes.Select(id => shipped.Framework.Find(id) ?? new Theme(id, id, id, "", []));
        return Of(file, model, name, shipped, ModelPhrases.Of(themes, tone), sentiment);
    }

    /// <param name="lists">The phrases of the model's themes and the tone words.</param>
    internal static OwnModel Of(byte[] file, TaggingModel model, string name, IThemeScorer shipped, PhraseLists lists, ISentimentScorer? sentiment)
    {
        // Learned on top of this very tone model, or of none.
        var reader = new ModelReader(model, lists);
        var tone = sentiment is ModelSentimentScorer known && known.Slope == model.ToneSlope ? new OwnToneScorer(known, model, reader, name) : null;
        return new(file, new OwnThemeScorer(shipped, model, reader, name), tone, name);
    }
}
