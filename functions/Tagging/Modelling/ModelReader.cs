using FeedbackPipeline.Tagging.Reading;
using Microsoft.Extensions.ObjectPool;

namespace FeedbackPipeline.Tagging.Modelling;

/// <summary>Reads texts for one model; its buffers are used again and again, from any thread.</summary>
internal sealed class ModelReader
{
    private readonly TaggingModel model;
    private readonly ReadFeatures read;
    private readonly ObjectPool<Features> buffers;

    public ModelReader(TaggingModel model, PhraseLists lists)
    {
        this.model = model;
        read = new(lists);
        buffers = new DefaultObjectPool<Features>(new Policy(lists.Count));
    }

    /// <summary>Writes the margin of each label of <paramref name="weights"/>.</summary>
    /// <returns>True where the text holds words of approval and of complaint.</returns>
    public bool Margins(ReadText text, AskedQuestion asked, QuantisedWeights weights, Span<float> margins)
    {
        var features = buffers.Get();
        if (!features.Hold(text, asked))
        {
            read.Read(text, asked, features);
            features.LookUp(model.Known);
        }

        model.Margins(features, weights, margins);
        var torn = ModelPhrases.IsTorn(features.Phrases.AsSpan(model.Themes.Count));
        buffers.Return(features);
        return torn;
    }

    private sealed class Policy(int lists) : PooledObjectPolicy<Features>
    {
        public override Features Create() => new(lists);

        public override bool Return(Features obj) => true;
    }
}
