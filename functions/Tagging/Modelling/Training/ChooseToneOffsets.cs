namespace FeedbackPipeline.Tagging.Modelling.Training;

/// <summary>Chooses how far neutral and bad are moved before the strongest tone wins: best in accuracy plus half the mean F1, so that neutral is not forgotten.</summary>
internal static class ChooseToneOffsets
{
    private const float Widest = 0.5f;
    private const float Step = 0.05f;

    public static float[] Choose(IReadOnlyList<(Memory<float> Margins, int Tone)> scored)
    {
        var (best, chosen) = (double.NegativeInfinity, new float[TaggingModel.Tones]);
        for (var neutral = -Widest; neutral <= Widest; neutral += Step)
        {
            for (var bad = -Widest / 2; bad <= Widest / 2; bad += Step)
            {
                float[] offsets = [0, neutral, bad];
                var figures = new ToneFigures();
                foreach (var (margins, tone) in scored)
                {
                    figures.Add(Tones.Strongest(margins.Span, offsets), tone);
                }

                var value = figures.Accuracy + (figures.MeanF1 / 2);
                (best, chosen) = value > best ? (value, offsets) : (best, chosen);
            }
        }

        return chosen;
    }
}
