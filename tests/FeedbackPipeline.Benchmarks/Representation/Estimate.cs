using System.Globalization;

namespace FeedbackPipeline.Benchmarks.Representation;

/// <summary>A simulated figure with its standard error.</summary>
internal readonly record struct Estimate(double Value, double Error, int Runs)
{
    public static Estimate Share(IReadOnlyCollection<bool> outcomes)
    {
        var share = outcomes.Count(outcome => outcome) / (double)outcomes.Count;
        return new(share, Math.Sqrt(share * (1 - share) / outcomes.Count), outcomes.Count);
    }

    public static Estimate Mean(IReadOnlyCollection<double> values)
    {
        var mean = values.Average();
        return new(mean, Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1.0) / values.Count), values.Count);
    }

    public static Estimate MeanOf(IReadOnlyCollection<Estimate> cells)
        => new(cells.Average(cell => cell.Value), Math.Sqrt(cells.Sum(cell => cell.Error * cell.Error)) / cells.Count, cells.Sum(cell => cell.Runs));

    /// <summary>The value below which nine tenths lie.</summary>
    public static double Ninetieth(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[Math.Min(sorted.Count - 1, sorted.Count * 9 / 10)];
    }

    public Estimate DividedBy(double bound) => new(Value / bound, Error / bound, Runs);

    public string AtMost(double target) => $"≤ {Text(target)}: {(Value <= target ? "pass" : "MISS")}";

    public string AtLeast(double target) => $"≥ {Text(target)}: {(Value >= target ? "pass" : "MISS")}";

    /// <summary>Where nothing happened the error says nothing, so three in all runs is given instead: the 95 % upper limit.</summary>
    public override string ToString()
        => Value == 0 ? $"0 (< {(3.0 / Runs).ToString("0.0000", CultureInfo.InvariantCulture)})" : Value < 10 ? string.Create(CultureInfo.InvariantCulture, $"{Value:0.0000} ± {Error:0.0000}") : string.Create(CultureInfo.InvariantCulture, $"{Value:0} ± {Error:0}");

    private static string Text(double number) => number.ToString("0.###", CultureInfo.InvariantCulture);
}
