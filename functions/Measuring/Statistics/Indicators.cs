namespace FeedbackPipeline.Measuring.Statistics;

/// <summary>Whole-dimension indicators, shown as a note only: a small R-indicator loss can hide a group heard half as often.</summary>
/// <param name="R">1 − 2S, S the standard deviation of the response rates over the register (Schouten, Cobben and Bethlehem 2009). In [0, 1]; 1: all rates equal.</param>
/// <param name="Variation">S divided by the overall rate; null where nobody answered.</param>
/// <param name="Partials">√(N_g/N) (rate_g − rate), one a category; negative: under-represented.</param>
/// <param name="MinMaxScore">Smallest over largest rate, as peers' "representativeness score"; given for comparison only. Null where nobody answered.</param>
/// <param name="Similarity">Σ min(N_g/N, n_g/n), in [0, 1]; null where nobody answered.</param>
public sealed record Indicators(double R, double? Variation, IReadOnlyList<double> Partials, double? MinMaxScore, double? Similarity)
{
    /// <param name="register">N_g, each above 0; two people or more in total.</param>
    /// <param name="respondents">n_g.</param>
    public static Indicators Of(IReadOnlyList<double> register, IReadOnlyList<double> respondents)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(respondents.Count, register.Count);
        var people = register.Sum();
        ArgumentOutOfRangeException.ThrowIfLessThan(people, 2);
        var answered = respondents.Sum();
        var overall = answered / people;
        var rates = register.Select((size, group) => size > 0 ? respondents[group] / size : throw new ArgumentOutOfRangeException(nameof(register), "Every category needs people.")).ToList();
        var spread = Math.Sqrt(register.Select((size, group) => size * Math.Pow(rates[group] - overall, 2)).Sum() / (people - 1));
        return new(
            1 - (2 * spread),
            answered > 0 ? spread / overall : null,
            [.. register.Select((size, group) => Math.Sqrt(size / people) * (rates[group] - overall))],
            answered > 0 ? rates.Min() / rates.Max() : null,
            answered > 0 ? register.Select((size, group) => Math.Min(size / people, respondents[group] / answered)).Sum() : null);
    }
}
