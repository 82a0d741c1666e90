using System.Text.Json;
using FeedbackPipeline.Reference;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Collecting.Accepting;

/// <summary>
/// The body of <c>POST /api/feedback/{receipt}/about</c>: dimensions as in <see cref="FeedbackRequest.About"/>, and beside them <c>"finished": true</c> where no
/// more will follow, so that what is unanswered counts as unknown at once.
/// </summary>
internal static class AboutFields
{
    private const string Finished = "finished";

    public static (IReadOnlyList<AboutAnswer> Answers, bool Finished, IReadOnlyList<FieldError> Errors) Read(IReadOnlyDictionary<string, JsonElement> fields, Demographics demographics, SuppliedBy suppliedBy)
    {
        var errors = new List<FieldError>();
        var finished = fields.TryGetValue(Finished, out var said) && said.ValueKind == JsonValueKind.True;
        if (!finished && said.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.False))
        {
            errors.Add(new(Finished, "must be true or false."));
        }

        if (fields.Count == 0)
        {
            errors.Add(new("body", "must hold at least one answer, or \"finished\": true."));
        }

        var about = fields.Where(field => field.Key != Finished).ToDictionary(StringComparer.Ordinal);
        return (ReadAbout.From(about, demographics, suppliedBy, errors), finished, errors);
    }

    public static IReadOnlyList<FieldError> Explain(JsonElement body)
        => [.. body.EnumerateObject().GroupBy(field => field.Name, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => new FieldError($"about.{group.Key}", "is given twice."))];
}
