using System.Globalization;
using FeedbackPipeline.Measuring.Describing;

namespace FeedbackPipeline.Reviewing.Missing;

/// <summary>A dimension as a dot plot: heard as a filled circle on the bar of its interval, expected as a hollow square, each with its number.</summary>
/// <param name="Description">Every value in words.</param>
public sealed record MissingChart(string Id, string Title, string Description, IReadOnlyList<MissingChartRow> Rows)
{
    public const int Width = 360;
    public const int RowHeight = 76;
    private const int Left = 24;
    private const int Right = 24;

    public int Height => Rows.Count * RowHeight;

    public static MissingChart Of(DimensionRepresentation dimension, string prefix = "")
    {
        var shown = dimension.Groups.Where(group => group.Standing != GroupStatus.NotInReference).ToList();
        var most = shown.SelectMany(group => (double?[])[group.Heard, group.Expected, group.High]).Max() ?? 0;
        var rows = shown.Select((group, index) => Row(group, index * RowHeight, Math.Max(most, 1))).ToList();
        return new(prefix + dimension.Dimension, $"Heard and expected: {dimension.Label}", string.Join(" ", shown.Select(InWords)), rows);
    }

    public static string Length(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private static MissingChartRow Row(GroupRepresentation group, double top, double most)
    {
        double? At(double? people) => people is { } number ? Left + (Math.Clamp(number / most, 0, 1) * (Width - Left - Right)) : null;
        return new(group.Label, top, At(group.Heard), At(group.Expected), At(group.Low), At(group.High), MissingWords.Count(group.Heard), MissingWords.People(group.Expected));
    }

    private static string InWords(GroupRepresentation group)
        => $"{group.Label}: heard {MissingWords.Count(group.Heard)}, could be {MissingWords.Range(group.Low, group.High)}, expected {MissingWords.People(group.Expected)}.";
}

/// <summary>One group's line; positions in the units of the picture, null where there is nothing to draw.</summary>
public sealed record MissingChartRow(string Label, double Top, double? Heard, double? Expected, double? Low, double? High, string HeardWords, string ExpectedWords);
