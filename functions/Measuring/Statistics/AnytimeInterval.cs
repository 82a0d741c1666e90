namespace FeedbackPipeline.Measuring.Statistics;

/// <summary>
/// All shares the evidence has not ruled out: {p : ln E(p) &lt; ln(1/α)} of <see cref="BetaMixture"/>. With probability at least 1 − α it holds the true
/// share at every look at once, so looking daily costs nothing. Assumes one stable share; about 1.6 times as wide as Clopper–Pearson.
/// </summary>
/// <param name="Lower">In [0, s/n].</param>
/// <param name="Upper">In [s/n, 1].</param>
public readonly record struct AnytimeInterval(double Lower, double Upper)
{
    private const int MostHalvings = 1_100;

    /// <summary>[0, 1] where nobody was counted; s = 0 gives lower 0, s = n upper 1. <paramref name="share"/> in (0, 1) is the reference share at the epoch's start.</summary>
    public static AnytimeInterval Of(double heard, double counted, double share, double alpha = 0.05)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(heard);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(heard, counted);
        if (counted == 0)
        {
            return new(0, 1);
        }

        var (a, b) = BetaMixture.Prior(share);
        var middle = heard / counted;
        var limit = LogGamma.Beta(a + heard, b + counted - heard) - LogGamma.Beta(a, b) + Math.Log(alpha);
        return new(heard == 0 ? 0 : Bisect(middle, 0), heard == counted ? 1 : Bisect(middle, 1));

        bool Inside(double p) => limit < (heard == 0 ? 0 : heard * Math.Log(p)) + (heard == counted ? 0 : (counted - heard) * LogSum.Log1P(-p));

        double Bisect(double inside, double outside)
        {
            for (var halving = 0; halving < MostHalvings; halving++)
            {
                var next = inside + ((outside - inside) / 2);
                if (next == inside || next == outside)
                {
                    break;
                }

                (inside, outside) = Inside(next) ? (next, outside) : (inside, next);
            }

            return inside;
        }
    }

    /// <summary>The interval of the ratio of observed to expected share.</summary>
    /// <param name="share">π &gt; 0.</param>
    public AnytimeInterval DividedBy(double share) => new(Lower / share, Upper / share);
}
