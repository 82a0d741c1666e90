using System.Globalization;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Reviewing.Missing;

/// <summary>The evidence about a group as a line over the year, against the dashed line an alert needs; a square where an alert opened, a ring where it cleared.</summary>
/// <param name="Description">Every value in words.</param>
public sealed record EvidenceChart(string Title, string Description, string Line, IReadOnlyList<(double X, double Y)> Dots, double? NeededY, IReadOnlyList<(double X, bool Opened)> Marks, IReadOnlyList<(double X, string Label)> Months)
{
    public const int Width = 360;
    public const int Height = 220;
    public const int Bottom = 190;
    private const int Top = 24;
    private const int Left = 8;
    private const int Right = 8;
    private const double DaysInYear = 366;

    public static EvidenceChart Of(EvidenceLine line)
    {
        var most = Math.Max(line.Points.Select(point => point.LogE).Append(line.Needed ?? 0).Max() * 1.1, 1);
        var least = Math.Min(line.Points.Select(point => point.LogE).Append(0).Min(), 0);
        var dots = line.Points.Select(point => (At(point.Day), Up(point.LogE))).ToList();
        return new(
            $"Evidence that voices are missing: {line.Group}",
            Words(line),
            string.Join(' ', dots.Select(dot => $"{Length(dot.Item1)},{Length(dot.Item2)}")),
            dots,
            line.Needed is { } needed ? Up(needed) : null,
            [.. line.Events.Where(change => change.Change is RepresentationChange.GapOpened or RepresentationChange.GapCleared).Select(change => (At(change.Day), change.Change == RepresentationChange.GapOpened))],
            [.. ((int[])[1, 4, 7, 10]).Select(month => (At(new DateOnly(2000, month, 1)), new DateOnly(2000, month, 1).ToString("MMM", CultureInfo.InvariantCulture)))]);

        double Up(double evidence) => Bottom - ((evidence - least) / (most - least) * (Bottom - Top));
    }

    public static string Length(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    public static string Number(double logE) => logE.ToString("0.0", CultureInfo.InvariantCulture);

    public static string Of(RepresentationChange change) => change switch
    {
        RepresentationChange.GapOpened => "An alert opened.",
        RepresentationChange.SeriousOpened => "The alert became serious.",
        RepresentationChange.GroupLeft => "The newest counts no longer have this group.",
        RepresentationChange.SeriousFellBack => "The alert was no longer serious.",
        _ => "The alert cleared: the group is heard again.",
    };

    private static double At(DateOnly day) => Left + ((day.DayOfYear - 1) / DaysInYear * (Width - Left - Right));

    private static string Words(EvidenceLine line)
        => string.Join(' ', line.Points.Select(point => $"{MissingModel.Day(point.Day)}: {Number(point.LogE)}.")
            .Prepend(line.Needed is { } needed ? $"An alert needs {Number(needed)}." : "This group is not tested this year.")
            .Concat(line.Events.Select(change => $"{MissingModel.Day(change.Day)}: {Of(change.Change)}")));
}
