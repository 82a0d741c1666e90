using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace FeedbackPipeline.Benchmarks.Representation;

/// <summary>
/// What the under-representation test promises and what it costs, simulated with the product's own code:
/// <c>representation [--runs N] [--quick] [--parallel] [--only TABLE]</c>. 5,000 runs a figure take about ten minutes on one core, <c>--runs 10000</c> is the full form and
/// <c>--quick</c> (100) only shows that it works.
/// </summary>
internal static class RepresentationBenchmark
{
    public static void Run(string[] args)
    {
        var settings = Settings.Of(args);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{TimeProvider.System.GetUtcNow():yyyy-MM-dd}, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.ProcessArchitecture}, {Environment.ProcessorCount} cores ({(settings.Parallel ? "all" : "one")} used), {settings.Runs} runs"));
        var watch = Stopwatch.StartNew();
        foreach (var (_, print) in Tables(settings).Where(table => settings.Only is null || table.Name == settings.Only))
        {
            print();
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\nTook {watch.Elapsed.TotalSeconds:0} s."));
    }

    private static IEnumerable<(string Name, Action Print)> Tables(Settings settings)
    {
        yield return ("rate", UpdateRate.Print);
        yield return ("start", () => DelayTables.PrintStart(settings));
        yield return ("nearly", () => OtherTables.PrintNearlyHeard(settings));
        yield return ("register", () => RegisterTables.Print(settings));
        yield return ("clearing", () => OtherTables.PrintClearing(settings));
        yield return ("late", () => DelayTables.PrintLate(settings));
        yield return ("patient", () => DelayTables.PrintPatient(settings));
        yield return ("false-alarms", () => FalseAlarmTable.Print(settings));
    }
}
