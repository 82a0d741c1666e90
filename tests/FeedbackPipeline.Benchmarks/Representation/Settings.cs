using System.Globalization;

namespace FeedbackPipeline.Benchmarks.Representation;

/// <param name="Runs">Simulated organisations behind each figure.</param>
/// <param name="Parallel">On all cores; the figures are the same, since every run has its own random numbers.</param>
internal sealed record Settings(int Runs, bool Parallel)
{
    public static Settings Of(string[] args)
    {
        var at = Array.IndexOf(args, "--runs");
        var runs = at >= 0 && at + 1 < args.Length && int.TryParse(args[at + 1], CultureInfo.InvariantCulture, out var given) && given > 0 ? given : args.Contains("--quick") ? 100 : 5_000;
        return new(runs, args.Contains("--parallel"));
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
