using System.Numerics;

namespace FeedbackPipeline.Tagging.Modelling.Training;

/// <summary>What is known of each comment and label: themes first, then good, neutral and bad.</summary>
internal sealed class Signs
{
    private static readonly int Step = Vector<float>.Count;

    private readonly sbyte[] values;
    private readonly int themes;

    private Signs(sbyte[] values, int themes) => (this.values, this.themes) = (values, themes);

    /// <summary>By comment and lane: 1 has the label, -1 has not, 0 unknown.</summary>
    public ReadOnlySpan<sbyte> All => values;

    /// <summary>Labels rounded up to whole vectors.</summary>
    public int Lanes => LanesFor(themes);

    public static Signs Of(IReadOnlyList<TrainingComment> comments, int themes)
    {
        var signs = new Signs(new sbyte[comments.Count * LanesFor(themes)], themes);
        for (var at = 0; at < comments.Count; at++)
        {
            var row = signs.values.AsSpan(at * signs.Lanes, signs.Lanes);
            row[..themes].Fill(-1);
            foreach (var theme in comments[at].Themes)
            {
                row[theme] = 1;
            }

            if (comments[at].Tone >= 0)
            {
                row.Slice(themes, TaggingModel.Tones).Fill(-1);
                row[themes + comments[at].Tone] = 1;
            }
        }

        return signs;
    }

    private static int LanesFor(int themes) => (themes + TaggingModel.Tones + Step - 1) / Step * Step;

    public bool Has(int at, int label) => values[(at * Lanes) + label] > 0;

    /// <summary>What giving each label wrongly costs.</summary>
    public float[] CostsOfFalse(TrainingSettings settings)
        => [.. Enumerable.Range(0, Lanes).Select(label => label < themes ? settings.Cost : settings.ToneCost)];

    /// <summary>What missing each label costs, higher for rare ones.</summary>
    public float[] Costs(ReadOnlySpan<int> which, TrainingSettings settings)
    {
        var costs = new float[Lanes];
        for (var label = 0; label < Lanes; label++)
        {
            var (with, without) = (0, 0);
            foreach (var at in which)
            {
                with += values[(at * Lanes) + label] > 0 ? 1 : 0;
                without += values[(at * Lanes) + label] < 0 ? 1 : 0;
            }

            var power = label < themes ? settings.RareWeight : settings.RareToneWeight;
            costs[label] = (label < themes ? settings.Cost : settings.ToneCost) * MathF.Pow(Math.Max(without, 1) / (float)Math.Max(with, 1), power);
        }

        return costs;
    }
}
