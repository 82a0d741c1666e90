namespace FeedbackPipeline.Tagging.Modelling.Training;

/// <summary>
/// Chooses from which margin on each theme counts as found: the one with the best F1 on out-of-fold margins, shrunk towards one margin for all
/// themes as far as the theme is rare. A best margin found on a handful of comments is chance.
/// </summary>
internal static class ChooseThresholds
{
    /// <summary>Comments with a theme at which its own best margin and the common one weigh the same.</summary>
    public const double Shrinking = 300;

    private const float Lowest = -1;
    private const float Step = 0.02f;
    private const int Steps = 100;

    /// <param name="margins">By comment and theme.</param>
    /// <param name="has">Whether the comment has the theme.</param>
    /// <param name="which">The comments to learn from.</param>
    public static float[] Choose(Func<int, int, float> margins, Func<int, int, bool> has, IReadOnlyList<int> which, int themes)
    {
        var common = Common(margins, has, which, themes);
        var thresholds = new float[themes];
        for (var theme = 0; theme < themes; theme++)
        {
            var (own, positives) = Own(which.Select(at => (margins(at, theme), has(at, theme))));
            thresholds[theme] = (float)(((positives * (positives == 0 ? 0 : own)) + (Shrinking * common)) / (positives + Shrinking));
        }

        return thresholds;
    }

    private static float Common(Func<int, int, float> margins, Func<int, int, bool> has, IReadOnlyList<int> which, int themes)
    {
        Span<int> with = stackalloc int[Steps];
        Span<int> without = stackalloc int[Steps];
        foreach (var at in which)
        {
            for (var theme = 0; theme < themes; theme++)
            {
                var step = Math.Clamp((int)((margins(at, theme) - Lowest) / Step), 0, Steps - 1);
                (has(at, theme) ? with : without)[step]++;
            }
        }

        var score = new FScore(0, 0, Sum(with));
        var (best, chosen) = (0.0, 0f);
        for (var step = Steps - 1; step >= 0; step--)
        {
            score = new(score.Right + with[step], score.Wrong + without[step], score.Missed - with[step]);
            (best, chosen) = score.F1 > best ? (score.F1, Lowest + (step * Step)) : (best, chosen);
        }

        return chosen;
    }

    private static int Sum(ReadOnlySpan<int> counts)
    {
        var sum = 0;
        foreach (var count in counts)
        {
            sum += count;
        }

        return sum;
    }

    private static (float Threshold, int Positives) Own(IEnumerable<(float Margin, bool Has)> scored)
    {
        var sorted = scored.OrderByDescending(one => one.Margin).ToArray();
        var positives = sorted.Count(one => one.Has);
        var score = new FScore(0, 0, positives);
        var (best, chosen) = (0.0, 0f);
        for (var at = 0; at < sorted.Length; at++)
        {
            score = sorted[at].Has ? score with { Right = score.Right + 1, Missed = score.Missed - 1 } : score with { Wrong = score.Wrong + 1 };
            if (score.F1 > best && at + 1 < sorted.Length && sorted[at + 1].Margin < sorted[at].Margin)
            {
                (best, chosen) = (score.F1, (sorted[at].Margin + sorted[at + 1].Margin) / 2);
            }
        }

        return (chosen, positives);
    }
}
