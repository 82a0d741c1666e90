using System.Globalization;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Alerting.Wording;

/// <summary>Protected figures in words. What is null was too small to show, zero included.</summary>
internal static class Figures
{
    private const string DayFormat = "d MMMM yyyy";

    public static string Day(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);

    public static string Count(int? count, int smallestShown)
        => count?.ToString("N0", CultureInfo.InvariantCulture) ?? string.Create(CultureInfo.InvariantCulture, $"fewer than {smallestShown}");

    /// <summary>Whole people.</summary>
    public static string People(double people) => Math.Round(people, MidpointRounding.AwayFromZero).ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Nothing where either number is hidden: a share would give it away.</summary>
    public static string InHundred(double? part, int? whole)
        => part is { } some && whole is > 0 and { } all ? string.Create(CultureInfo.InvariantCulture, $" ({Share(some / all * 100)} in 100)") : "";

    /// <summary>The fixed words about evidence; <paramref name="weaker"/> where it has weakened since the alert opened.</summary>
    public static string Strength(EvidenceWord evidence, string weaker) => evidence switch
    {
        EvidenceWord.None => weaker,
        EvidenceWord.VeryStrong => "is very strong",
        EvidenceWord.ExtremelyStrong => "is extremely strong",
        _ => "is strong",
    };

    public static string Capital(string words) => $"{char.ToUpperInvariant(words[0])}{words[1..]}";

    private static string Share(double percent) => percent is > 0 and < 1 ? "less than 1" : People(percent);
}
