namespace FeedbackPipeline.Tests.Measuring.Projecting;

/// <summary>Invented people who answer, the same for the same seed.</summary>
internal sealed class People(ulong seed)
{
    private static readonly string[] Others = ["declined", "unsure", "skipped", "not_asked"];
    private ulong state = seed;

    /// <summary>People who come back now and then; those of 75 or over are not heard in the first half and often in the second.</summary>
    public IEnumerable<(string? Person, string[]? About, bool Closed)> Answers(int count)
    {
        for (var index = 0; index < count; index++)
        {
            var old = index < count / 2 ? 0.05 : 0.7;
            yield return (Next() < 0.1 ? null : $"p{(int)(Next() * count * 1.5)}", About(old), Next() < 0.5);
        }
    }

    public double Next()
    {
        state += 0x9E3779B97F4A7C15;
        var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return ((mixed ^ (mixed >> 31)) >> 11) * (1.0 / (1UL << 53));
    }

    private string[]? About(double old)
    {
        if (Next() < 0.1)
        {
            return null;
        }

        var age = Next() < 0.1 ? Others[(int)(Next() * Others.Length)] : Next() < old ? "75+" : Next() < 0.1 ? "45-54" : "18-24";
        var gender = Next() < 0.2 ? Others[(int)(Next() * Others.Length)] : Next() < 0.5 ? "woman" : "man";
        return [$"age_band={age}", $"gender={gender}"];
    }
}
