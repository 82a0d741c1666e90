using System.Globalization;
using FeedbackPipeline.Measuring.References;
using FeedbackPipeline.Reference;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Reviewing.References;

/// <summary>What the page's forms send.</summary>
public sealed class ReferenceForm
{
    public string? Source { get; set; }

    public string? Date { get; set; }

    public string? Geography { get; set; }

    public string? Ages { get; set; }

    public string? Total { get; set; }

    public string? RoundedTo { get; set; }

    /// <summary>"yes" where nobody knows about the question.</summary>
    public string? NotKnown { get; set; }

    /// <summary>"yes" where the counts so far were looked at and hold on the day given too.</summary>
    public string? StillRight { get; set; }

    /// <summary>A count a category, in the question's order.</summary>
    public Dictionary<string, string?> Counts { get; } = [];

    public IFormFile? File { get; set; }

    /// <summary>Source, day and area; an error a field that is wrong.</summary>
    public ReferenceOrigin? Origin(DateOnly today, List<FieldError> errors)
    {
        var before = errors.Count;
        if (string.IsNullOrWhiteSpace(Source) || Source.Trim().Length > 200)
        {
            errors.Add(new("Source", "Say where the counts come from, in 1 to 200 letters."));
        }

        var day = DateOnly.TryParseExact(Date?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed) ? parsed : (DateOnly?)null;
        if (day is null)
        {
            errors.Add(new("Date", "Give the day the people were counted, like 2026-03-31."));
        }
        else if (day > today)
        {
            errors.Add(new("Date", "This day is still to come. Give the day the people were counted."));
        }

        return errors.Count > before ? null : new(Source!.Trim(), day!.Value, Text(Geography), Text(Ages));
    }

    /// <summary>Everyone supported; null where the field is empty.</summary>
    public long? ReadTotal(List<FieldError> errors)
    {
        if (string.IsNullOrWhiteSpace(Total))
        {
            return null;
        }

        if (long.TryParse(Total.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var total) && total is > 0 and <= EnteredCount.Largest)
        {
            return total;
        }

        errors.Add(new("Total", "The total must be a whole number from 1, or empty if you do not know."));
        return null;
    }

    /// <summary>The counts of one question. An empty field is a category that is left out; "unknown" one nobody knows.</summary>
    public ReferenceCounts? ReadCounts(Dimension dimension, long? total, List<FieldError> errors)
    {
        var rounded = 0L;
        if (!string.IsNullOrWhiteSpace(RoundedTo) && !(long.TryParse(RoundedTo.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out rounded) && rounded is > 0 and <= 1_000_000))
        {
            errors.Add(new("RoundedTo", "Write the number the counts are rounded to, like 5, or leave it empty."));
        }

        var entered = new List<(string Category, EnteredCount Count)>();
        foreach (var category in dimension.Categories)
        {
            if (Counts.GetValueOrDefault(category.Key) is not { } text || string.IsNullOrWhiteSpace(text))
            {
                continue;
            }

            if (EnteredCount.TryParse(text, rounded, out var count, out var problem))
            {
                entered.Add((category.Key, count));
            }
            else
            {
                errors.Add(new($"Counts[{category.Key}]", $"{category.Label}: the count {problem}"));
            }
        }

        if (errors.Count > 0)
        {
            return null;
        }

        if (entered.Count == 0)
        {
            errors.Add(new("NotKnown", "Write at least one count, or say that you do not know."));
            return null;
        }

        if (ComposeCounts.Of(dimension.Key, entered, total, dimension.Multi, out var wrong) is { } counts)
        {
            return counts;
        }

        errors.Add(new("NotKnown", $"We can not use this: {wrong}"));
        return null;
    }

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim() is var words && words.Length > 200 ? words[..200] : words;
}
