using System.Globalization;

namespace FeedbackPipeline.Reviewing.Themes;

/// <summary>Months as people write them.</summary>
public static class MonthWords
{
    public static string Long(string month) => Day(month).ToString("MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>The first letter, for under a bar.</summary>
    public static string Short(string month) => Day(month).ToString("MMM", CultureInfo.InvariantCulture)[..1];

    public static string Head(string month) => Day(month).ToString("MMM yyyy", CultureInfo.InvariantCulture);

    private static DateOnly Day(string month) => DateOnly.ParseExact(month, "yyyy-MM", CultureInfo.InvariantCulture);
}
