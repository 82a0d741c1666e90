using System.Globalization;

namespace FeedbackPipeline.Benchmarks.Representation;

/// <summary>The results as Markdown on standard output.</summary>
internal static class Page
{
    public static void Section(string title, int seed, string text)
        => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n## {title}\n\n{text} Seed {seed}.\n"));

    public static void Table(string[] heads, IEnumerable<string[]> rows)
    {
        Console.WriteLine($"| {string.Join(" | ", heads)} |\n|{string.Concat(Enumerable.Repeat("---|", heads.Length))}");
        foreach (var row in rows)
        {
            Console.WriteLine($"| {string.Join(" | ", row)} |");
        }
    }

    public static string Number(double number, string format = "0.00") => number.ToString(format, CultureInfo.InvariantCulture);

    public static string Percent(double share) => Number(100 * share, "0.##") + " %";
}
