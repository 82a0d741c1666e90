using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace FeedbackPipeline.Benchmarks.Representation;

/// <summary>
/// What the under-representation test promises and what it costs, simulated with the product's own code:
/// <c>representation [--runs N] [--quick] [--parallel]</c>. 5,000 runs a figure take about four minutes on one core, <c>--runs 10000</c> is the full form and
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
        UpdateRate.Print();
        DelayTables.PrintStart(settings);
        OtherTables.PrintNearlyHeard(settings);
        OtherTables.PrintRegister(settings);
        OtherTables.PrintClearing(settings);
        DelayTables.PrintLate(settings);
        FalseAlarmTable.Print(settings);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\nTook {watch.Elapsed.TotalSeconds:0} s."));
    }
}
