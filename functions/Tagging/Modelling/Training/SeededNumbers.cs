namespace FeedbackPipeline.Tagging.Modelling.Training;

/// <summary>Numbers drawn from a seed (SplitMix64), the same on every runtime, so that a model can be made again to the last byte.</summary>
internal sealed class SeededNumbers(int seed)
{
    private ulong state = (ulong)seed;

    /// <summary>A number from 0 to one below <paramref name="below"/>.</summary>
    public int Next(int below)
    {
        state += 0x9E3779B97F4A7C15;
        var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return (int)((ulong)(uint)((mixed ^ (mixed >> 31)) >> 32) * (uint)below >> 32);
    }

    public void Shuffle(Span<int> items)
    {
        for (var at = items.Length - 1; at > 0; at--)
        {
            var other = Next(at + 1);
            (items[at], items[other]) = (items[other], items[at]);
        }
    }
}
