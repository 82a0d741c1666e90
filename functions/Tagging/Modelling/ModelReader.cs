using FeedbackPipeline.Tagging.Reading;

namespace FeedbackPipeline.Tagging.Modelling;

/// <summary>Reads texts for one model, from any thread. A thread gets the buffer it gave back last, so that themes and tone read a text once.</summary>
internal sealed class ModelReader
{
    private const int Buffers = 16;

    private readonly TaggingModel model;
    private readonly PhraseLists lists;
    private readonly ReadFeatures read;
    private readonly Features?[] buffers = new Features?[Buffers];

    public ModelReader(TaggingModel model, PhraseLists lists)
    {
        (this.model, this.lists) = (model, lists);
        read = new(lists);
    }

    /// <summary>Writes the margin of each label of <paramref name="weights"/>.</summary>
    /// <returns>True where the text holds words of approval and of complaint.</returns>
    public bool Margins(ReadText text, AskedQuestion asked, QuantisedWeights weights, Span<float> margins)
    {
        ref var buffer = ref buffers[Environment.CurrentManagedThreadId % Buffers];
        var features = Interlocked.Exchange(ref buffer, null) ?? new(lists.Count) { Letters = new(model.Known) };
        if (!features.Hold(text, asked))
        {
            read.Read(text, asked, features);
            features.LookUp(model.Known);
        }

        model.Margins(features, weights, margins);
        var torn = ModelPhrases.IsTorn(features.Phrases.AsSpan(model.Themes.Count));
        Volatile.Write(ref buffer, features);
        return torn;
    }
}
