namespace FeedbackPipeline.Benchmarks.Representation.Simulations;

/// <summary>Random numbers of one run of one table, the same on every machine: SplitMix64 (Steele, Lea and Flood 2014), which keeps runs apart better than seeds in a row do.</summary>
internal sealed class Draws(int seed, int run)
{
    private ulong state = Mix(((ulong)(uint)seed << 32) | (uint)run);

    /// <summary>Uniform in [0, 1).</summary>
    public double Next() => (Mix(state += 0x9E3779B97F4A7C15) >> 11) * (1.0 / (1UL << 53));

    /// <summary>1 with the given chance, else 0.</summary>
    public double Heard(double chance) => Next() < chance ? 1 : 0;

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
