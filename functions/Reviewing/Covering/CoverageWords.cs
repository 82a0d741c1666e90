using System.Globalization;

namespace FeedbackPipeline.Reviewing.Covering;

/// <summary>Coverage in plain sentences: counts, and nothing about chance.</summary>
public static class CoverageWords
{
    public static string Summary(CoverageReport report)
        => report.All.Heard.Number is { } heard
            ? $"{report.All.People.Text} people have a card. We heard from {heard.ToString("N0", CultureInfo.InvariantCulture)} of them in {report.Year}. {report.All.NotHeard.Text} are not heard yet."
            : $"{Capital(report.All.People.Text)} people have a card. How many of them we heard is not shown: the numbers are too small.";

    public static string Pace(CoverageReport report)
        => string.Create(CultureInfo.InvariantCulture, $"{report.Gone} in 100 of the year is gone. At an even pace we would have heard from about {report.Pace} people.");

    /// <summary>Where to begin, for a house on its first Monday as for a place in December.</summary>
    public static string Next(CoverageReport report)
        => report.All.Heard.Number switch
        {
            0 => "Nobody has answered yet. Give out the cards, and offer to go through one together.",
            _ when report.All.NotHeard.Number == 0 => "Everybody on the register was heard this year.",
            _ => "New cards for those not heard yet can be printed. Nobody is shown who they are.",
        };

    private static string Capital(string words) => $"{char.ToUpperInvariant(words[0])}{words[1..]}";
}
