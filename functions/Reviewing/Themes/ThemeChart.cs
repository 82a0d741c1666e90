using System.Globalization;
using FeedbackPipeline.Reviewing.Protecting;

namespace FeedbackPipeline.Reviewing.Themes;

/// <summary>One theme's months as bars, with the number written above each: a small picture to set beside others on the same scale.</summary>
/// <param name="Title">What a screen reader says first.</param>
/// <param name="Description">Every value in words.</param>
public sealed record ThemeChart(string Id, string Title, string Description, IReadOnlyList<ThemeBar> Bars)
{
    public const int Width = 360;
    public const int Height = 150;
    public const int Floor = 120;
    private const int Tallest = 96;
    private const int Least = 2;

    /// <param name="scale">The largest number of any chart beside it.</param>
    public static ThemeChart Of(ThemeRow row, IReadOnlyList<string> months, int scale)
    {
        var step = (double)Width / Math.Max(1, months.Count);
        var bars = months.Select((month, index) => Bar(row.ByMonth[index], month, index * step, step, scale)).ToList();
        var words = string.Join(", ", months.Select((month, index) => $"{MonthWords.Long(month)}: {row.ByMonth[index].Text}"));
        return new(row.Id, $"{row.Name}, month by month", $"{words}.", bars);
    }

    private static ThemeBar Bar(ShownCount count, string month, double left, double step, int scale)
    {
        var height = count.Number is { } number and > 0 ? Math.Max(Least, Tallest * number / (double)Math.Max(1, scale)) : 0;
        return new(left + (step * 0.15), Floor - height, step * 0.7, height, left + (step / 2), count.Short, MonthWords.Short(month));
    }
}

/// <summary>Lengths in the units of the picture.</summary>
public sealed record ThemeBar(double Left, double Top, double Width, double Height, double Middle, string Value, string Month)
{
    public static string Length(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
