using System.Globalization;
using System.Runtime.InteropServices;

namespace FeedbackPipeline.Benchmarks.Tagging;

/// <summary>
/// How well and how fast comments are tagged: <c>tagging --data FOLDER [--only accuracy|speed|signals|retraining|transfer|curve|noise]</c>. The folder holds the labelled
/// comments as <c>train.csv</c> and <c>dev.csv</c>; they do not come with the product.
/// </summary>
internal static class TaggingBenchmark
{
    private const string HowToGet =
        """
        Name the folder of the labelled comments: tagging --data FOLDER

        They do not come with this product. The Patient Experience Qualitative Data Categorisation project of NHS England publishes them in its repository
        (github.com/CDU-data-science-team, MIT licence). Put them into train.csv and dev.csv with the columns id, text, question (what_good, could_improve or
        nonspecific), sentiment (1 to 5) and themes (the labels of the framework nhs-fft with a | between them).
        """;

    private static readonly (string Name, Action<LabelledComments> Print)[] Tables =
    [
        ("accuracy", AccuracyTable.Print),
        ("speed", SpeedTable.Print),
        ("signals", SignalsTable.Print),
        ("retraining", RetrainingTable.Print),
        ("transfer", TransferTable.Print),
        ("curve", CurveTable.Print),
        ("noise", NoiseTable.Print),
    ];

    public static int Run(string[] args)
    {
        if (Value(args, "--data") is not { } folder)
        {
            Console.Error.WriteLine(HowToGet);
            return 2;
        }

        if (!File.Exists(Path.Combine(folder, "train.csv")))
        {
            Console.Error.WriteLine($"--data: there is no train.csv in that folder.\n\n{HowToGet}");
            return 2;
        }

        var only = Value(args, "--only");
        var comments = LabelledComments.Read(folder);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{TimeProvider.System.GetUtcNow():yyyy-MM-dd}, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.ProcessArchitecture}, {Environment.ProcessorCount} cores, {comments.All.Count} comments"));
        foreach (var (_, print) in Tables.Where(table => only is null || table.Name == only))
        {
            print(comments);
        }

        return 0;
    }

    private static string? Value(string[] args, string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
}
