using FeedbackPipeline.Reference;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Measuring.Registering;

/// <summary>Spellings of care systems → our codes: the code, its label or its NHS letter, whatever the case, dashes and spaces.</summary>
internal static class ReadCategory
{
    private static readonly string[] NotKnown = ["", "unknown", "notknown", "notstated", "notrecorded", "refused", "prefernottosay", "na", "nk"];

    /// <summary>True for the ways of writing that nothing is known.</summary>
    public static bool IsNotKnown(string value)
        => NotKnown.Contains(Plain(value)) || Code.All<NonAnswer>().Any(code => Plain(code) == Plain(value));

    /// <summary>The category's code; null where it is none of the dimension's.</summary>
    public static string? Of(Dimension dimension, string value)
        => dimension.Accepts(value) ? value
            : dimension.Pattern is not null ? (dimension.Accepts(value.ToUpperInvariant()) ? value.ToUpperInvariant() : null)
            : dimension.Categories.FirstOrDefault(known => Plain(known.Key) == Plain(value) || Plain(known.Label) == Plain(value))?.Key
                ?? Synonym(dimension, value)
                ?? Only([.. dimension.Categories.Where(known => known.Nhs2001 is { } letter && string.Equals(letter, value, StringComparison.OrdinalIgnoreCase))]);

    public static Dimension? Dimension(Demographics demographics, string column)
    {
        var plain = Plain(column.StartsWith("about.", StringComparison.OrdinalIgnoreCase) ? column["about.".Length..] : column);
        return demographics.All.FirstOrDefault(dimension => Plain(dimension.Key) == plain || plain == ColumnSynonym(dimension.Key));
    }

    private static string? ColumnSynonym(string dimension) => dimension switch
    {
        "age_band" => "agegroup",
        "ethnic_group" => "ethnicity",
        "support_type" => "support",
        _ => null,
    };

    private static string? Synonym(Dimension dimension, string value) => (dimension.Key, Plain(value)) switch
    {
        ("gender", "f" or "female") => "woman",
        ("gender", "m" or "male") => "man",
        ("age_band", "under18" or "017" or "<18") => "u18",
        ("age_band", "75andover" or "75over" or "over75") => "75+",
        ("support_type", "residentialcare" or "carehome") => "residential",
        _ => null,
    };

    /// <summary>A letter that stands for several categories maps to none.</summary>
    private static string? Only(List<Category> found) => found.Count == 1 ? found[0].Key : null;

    private static string Plain(string text)
        => string.Concat(text.Where(sign => !char.IsWhiteSpace(sign) && sign is not ('-' or '_' or '–' or '.' or ',' or '/'))).ToLowerInvariant();
}
