namespace FeedbackPipeline.Measuring.Statistics;

/// <summary>Exact binomial p-values for one look at a fixed number of people, as R's <c>binom.test</c>. For comparison only.</summary>
public static class BinomialTest
{
    private const double SameProbability = 1 + 1e-7;

    /// <summary>P(X ≤ s), chance <paramref name="share"/> in [0, 1].</summary>
    public static double Less(long heard, long counted, double share) => IncompleteBeta.BinomialAtMost(heard, counted, share);

    /// <summary>The probability of all outcomes no more likely than s.</summary>
    public static double TwoSided(long heard, long counted, double share)
    {
        if (share is 0 or 1)
        {
            return heard == (share == 0 ? 0 : counted) ? 1 : 0;
        }

        var limit = Probability(heard, counted, share) * SameProbability;
        var sum = 0.0;
        for (long k = 0; k <= counted; k++)
        {
            var probability = Probability(k, counted, share);
            sum += probability <= limit ? probability : 0;
        }

        return Math.Min(1, sum);
    }

    private static double Probability(long k, long n, double p)
        => Math.Exp((k * Math.Log(p)) + ((n - k) * LogSum.Log1P(-p)) - LogGamma.Beta(k + 1.0, n - k + 1.0) - Math.Log(n + 1.0));
}
