using System.Globalization;

namespace FeedbackPipeline.Alerting.Lifecycle;

/// <summary>What people write about an alert: trimmed, never empty, not endless.</summary>
internal static class Sentence
{
    public const int Longest = 2_000;

    /// <returns>The refusal, or null with the words ready to keep.</returns>
    public static Decision? Check(string field, string? typed, string missing, out string words, int longest = Longest)
    {
        words = typed?.Trim() ?? "";
        return words.Length == 0 ? Decision.Refuse(field, missing)
            : words.Length > longest ? Decision.Refuse(field, string.Create(CultureInfo.InvariantCulture, $"Write at most {longest:N0} characters."))
            : null;
    }
}
