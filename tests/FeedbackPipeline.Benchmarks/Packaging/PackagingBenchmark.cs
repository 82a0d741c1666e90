using System.Globalization;
using System.IO.Compression;

namespace FeedbackPipeline.Benchmarks.Packaging;

/// <summary>
/// Size, start and memory of the product, published in each way, against the least a web application can be, published in the same way. Starts are interleaved;
/// <c>infra/package/measure.sh</c> publishes and calls this.
/// </summary>
internal static class PackagingBenchmark
{
    private static readonly string[] programs = ["product", "minimal"];

    public static async Task<int> RunAsync(string[] args)
    {
        if (args is not [var folder, .. var rest])
        {
            await Console.Error.WriteLineAsync("packaging FOLDER [--repetitions N], where FOLDER/VARIANT holds product and minimal");
            return 2;
        }

        var repetitions = rest is ["--repetitions", var count] ? int.Parse(count, CultureInfo.InvariantCulture) : 15;
        var variants = Directory.GetDirectories(folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal).ToList();
        var starts = variants.SelectMany(variant => programs.Select(program => (variant, program))).ToDictionary(key => key, _ => new List<Start>());
        for (var repetition = 0; repetition <= repetitions; repetition++)
        {
            foreach (var (key, measured) in starts)
            {
                var start = await Start.MeasureAsync(Executable(Path.Combine(folder, key.variant, key.program), key.program), CancellationToken.None);
                // The first of each reads the files from the disk, so it does not count.
                if (repetition > 0)
                {
                    measured.Add(start);
                }
            }
        }

        Console.WriteLine("| Variant | folder, MB | zip, MB | first answer, ms (least to most) | minimal, ms | ratio | memory, MB | minimal, MB |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
        foreach (var variant in variants)
        {
            Console.WriteLine(Row(variant, Path.Combine(folder, variant, "product"), starts[(variant, "product")], starts[(variant, "minimal")]));
        }

        return 0;
    }

    private static string Executable(string folder, string program) => Path.Combine(folder, program == "product" ? "FeedbackPipeline" : "Minimal");

    private static string Row(string variant, string folder, List<Start> product, List<Start> minimal)
    {
        var own = product.Select(start => start.Milliseconds).Order().ToList();
        var least = Median(minimal, start => start.Milliseconds);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {variant} | {Megabytes(folder):0} | {ZippedMegabytes(folder):0} | {Median(product, start => start.Milliseconds):0} ({own[0]:0} to {own[^1]:0}) | {least:0} | {Median(product, start => start.Milliseconds) / least:0.0} | {Median(product, start => start.Megabytes):0} | {Median(minimal, start => start.Megabytes):0} |");
    }

    private static double Median(List<Start> starts, Func<Start, double> figure) => starts.Select(figure).Order().ElementAt(starts.Count / 2);

    private static double Megabytes(string folder) => new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length) / 1e6;

    private static double ZippedMegabytes(string folder)
    {
        var zip = Path.GetTempFileName();
        try
        {
            using (var written = File.Create(zip))
            {
                ZipFile.CreateFromDirectory(folder, written);
            }

            return new FileInfo(zip).Length / 1e6;
        }
        finally
        {
            File.Delete(zip);
        }
    }
}
