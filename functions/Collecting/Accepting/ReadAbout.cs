using System.Text.Json;
using FeedbackPipeline.Reference;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Collecting.Accepting;

/// <summary>Turns the <c>about</c> object of a request into about-you answers.</summary>
public static class ReadAbout
{
    public static IReadOnlyList<AboutAnswer> From(
        IReadOnlyDictionary<string, JsonElement>? about,
        Demographics demographics,
        SuppliedBy suppliedBy,
        List<FieldError> errors)
    {
        if (about is null)
        {
            return [];
        }

        var answers = new List<AboutAnswer>();
        foreach (var (key, value) in about)
        {
            var field = $"about.{key}";
            if (demographics.Find(key) is not { } dimension)
            {
                errors.Add(new(field, $"is not a question we ask. Use one of: {string.Join(", ", demographics.All.Select(known => known.Key))}."));
                continue;
            }

            foreach (var code in Codes(field, value, dimension, errors))
            {
                if (One(field, code, dimension, suppliedBy, errors) is { } answer)
                {
                    answers.Add(answer);
                }
            }
        }

        return answers;
    }

    private static AboutAnswer? One(string field, string code, Dimension dimension, SuppliedBy suppliedBy, List<FieldError> errors)
    {
        if (Code.TryParse<NonAnswer>(code, out var nonAnswer))
        {
            return new(dimension.Key, null, nonAnswer, suppliedBy);
        }

        if (dimension.Accepts(code))
        {
            return new(dimension.Key, code, null, suppliedBy);
        }

        var allowed = dimension.Pattern ?? string.Join(", ", dimension.Categories.Select(category => category.Key));
        errors.Add(new(field, $"must be one of: {allowed}, {string.Join(", ", Code.All<NonAnswer>())}."));
        return null;
    }

    private static IReadOnlyList<string> Codes(string field, JsonElement value, Dimension dimension, List<FieldError> errors)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                return [value.GetString()!];
            case JsonValueKind.Array when dimension.Multi && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String):
                return [.. value.EnumerateArray().Select(item => item.GetString()!).Distinct(StringComparer.Ordinal)];
            default:
                errors.Add(new(field, dimension.Multi ? "must be a code or a list of codes." : "must be one code."));
                return [];
        }
    }
}
