using System.Diagnostics;
using System.Globalization;

namespace FeedbackPipeline.Benchmarks.Accepting;

/// <summary>
/// Durable accepts of a web submission against a bare echo on the same web server: validated, idempotent, flushed to disk before the answer. Interleaved
/// repetitions, medians of ratios; the flush rate of the disk stands beside them, since it bounds every durable figure.
/// </summary>
internal static class AcceptingBenchmark
{
    private const int Connections = 64;
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(4);

    public static async Task RunAsync(string[] args)
    {
        var repetitions = args is [var count, ..] ? int.Parse(count, CultureInfo.InvariantCulture) : 5;
        var folder = Directory.CreateTempSubdirectory("feedback-benchmark-");
        try
        {
            await using var echo = await ServerProcess.StartAsync(folder.FullName, "echo");
            await using var product = await ServerProcess.StartAsync(folder.FullName, "serve");
            await Load.RunAsync(echo.Address, "/echo", Connections, TimeSpan.FromSeconds(2));
            await Load.RunAsync(product.Address, "/api/feedback", Connections, TimeSpan.FromSeconds(2));

            var ratios = new List<double>();
            Console.WriteLine($"connections {Connections}, {Measured.TotalSeconds:0} s each, {Environment.ProcessorCount} cores");
            for (var repetition = 0; repetition < repetitions; repetition++)
            {
                var flushes = FlushRate(folder.FullName);
                var raw = await Load.RunAsync(echo.Address, "/echo", Connections, Measured);
                var durable = await Load.RunAsync(product.Address, "/api/feedback", Connections, Measured);
                ratios.Add(durable.PerSecond / raw.PerSecond);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"echo {raw}   accept {durable}   ratio {ratios[^1]:0.000}   flushes/s {flushes:0}"));
            }

            ratios.Sort();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"median ratio {ratios[ratios.Count / 2]:0.000} (least {ratios[0]:0.000}, most {ratios[^1]:0.000})"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static double FlushRate(string folder)
    {
        using var file = new FileStream(Path.Combine(folder, "flush.probe"), FileMode.Create, FileAccess.Write, FileShare.None, 1);
        var page = new byte[4_096];
        var watch = Stopwatch.StartNew();
        var flushes = 0;
        while (watch.ElapsedMilliseconds < 500)
        {
            file.Write(page);
            file.Flush(flushToDisk: true);
            flushes++;
        }

        return flushes / watch.Elapsed.TotalSeconds;
    }
}
