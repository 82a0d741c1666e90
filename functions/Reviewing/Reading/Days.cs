using System.Globalization;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Reviewing.Reading;

/// <summary>Days in query strings.</summary>
internal static class Days
{
    private static readonly DateOnly Earliest = new(1970, 1, 1);
    private static readonly DateOnly Latest = new(9000, 1, 1);

    /// <summary>Null where nothing was given or it was not a day; then the mistake is in <paramref name="errors"/>.</summary>
    public static DateOnly? Read(string field, string? typed, List<FieldError> errors)
    {
        if (string.IsNullOrEmpty(typed))
        {
            return null;
        }

        if (DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day >= Earliest && day < Latest)
        {
            return day;
        }

        errors.Add(new(field, "must be a day written like 2026-03-31."));
        return null;
    }

    public static void CheckOrder(DateOnly? from, DateOnly? to, List<FieldError> errors)
    {
        if (from > to)
        {
            errors.Add(new("from", "must not be later than to."));
        }
    }
}
