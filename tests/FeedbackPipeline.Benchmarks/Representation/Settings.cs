using System.Globalization;

namespace FeedbackPipeline.Benchmarks.Representation;

/// <param name="Runs">Simulated organisations behind each figure.</param>
/// <param name="Parallel">On all cores; the figures are the same, since every run has its own random numbers.</param>
/// <param name="Only">Name of the one table to make; null: all.</param>
internal sealed record Settings(int Runs, bool Parallel, string? Only = null)
{
    public static Settings Of(string[] args)
    {
        var at = Array.IndexOf(args, "--runs");
        var runs = at >= 0 && at + 1 < args.Length && int.TryParse(args[at + 1], CultureInfo.InvariantCulture, out var given) && given > 0 ? given : args.Contains("--quick") ? 100 : 5_000;
        var only = Array.IndexOf(args, "--only");
        return new(runs, args.Contains("--parallel"), only >= 0 && only + 1 < args.Length ? args[only + 1] : null);
    }

    public T[] Each<T>(Func<int, T> run)
    {
        var results = new T[Runs];
        if (Parallel)
        {
            System.Threading.Tasks.Parallel.For(0, Runs, index => results[index] = run(index));
        }
        else
        {
            for (var index = 0; index < Runs; index++)
            {
                results[index] = run(index);
            }
        }

        return results;
    }
}
