using System.Text.Json;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Collecting.Accepting;

/// <summary>Says field by field why a body is no <see cref="FeedbackRequest"/>.</summary>
internal static class FeedbackFields
{
    private static readonly string[] Texts = ["survey", "text", "service", "help", "idempotencyKey", "language", "invitation"];
    private static readonly string[] Objects = ["answers", "about"];

    public static IReadOnlyList<FieldError> Explain(JsonElement body)
    {
        var errors = new List<FieldError>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in body.EnumerateObject())
        {
            if (!seen.Add(field.Name))
            {
                errors.Add(new(field.Name, "is given twice."));
            }
            else if (Texts.Contains(field.Name))
            {
                MustBe(JsonValueKind.String, field.Name, field.Value, "must be text.", errors);
            }
            else if (Objects.Contains(field.Name))
            {
                ExplainObject(field, errors);
            }
            else
            {
                errors.Add(new(field.Name, $"is not a field we know. Use: {string.Join(", ", Texts.Concat(Objects))}."));
            }
        }

        return errors;
    }

    private static void ExplainObject(JsonProperty field, List<FieldError> errors)
    {
        MustBe(JsonValueKind.Object, field.Name, field.Value, "must be an object.", errors);
        if (field.Value.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in field.Value.EnumerateObject())
        {
            var name = $"{field.Name}.{entry.Name}";
            if (!seen.Add(entry.Name))
            {
                errors.Add(new(name, "is given twice."));
            }
            else if (field.NameEquals("answers"))
            {
                MustBe(JsonValueKind.String, name, entry.Value, "must be text.", errors);
            }
        }
    }

    private static void MustBe(JsonValueKind kind, string name, JsonElement value, string rule, List<FieldError> errors)
    {
        if (value.ValueKind != kind && value.ValueKind != JsonValueKind.Null)
        {
            errors.Add(new(name, rule));
        }
    }
}
