using System.Globalization;
using System.Text.Json;
using FeedbackPipeline.Collecting.Accepting;

namespace FeedbackPipeline.Collecting.Paper;

/// <summary>Reads what staff enter beside words that somebody gave them.</summary>
internal static class ReadGiven
{
    public const string DayRule = "Give the day the words were given: not in the future, and at most ten years ago.";

    /// <summary>Null where it breaks <see cref="DayRule"/>.</summary>
    public static DateOnly? Day(string? text, DateOnly today)
        => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day <= today && day.Year >= today.Year - 10 ? day : null;

    /// <summary>About-you values as a request carries them; what was left empty is left out.</summary>
    public static Dictionary<string, JsonElement> About(IReadOnlyDictionary<string, string?> chosen)
        => chosen.Where(about => !string.IsNullOrEmpty(about.Value)).ToDictionary(about => about.Key, about => JsonSerializer.SerializeToElement(about.Value, AcceptingJson.Default.String), StringComparer.Ordinal);
}
