using System.Text.Json;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tagging.Screening.Editing;

/// <summary>Reads an uploaded list. Each mistake names the field and the rule it broke.</summary>
internal static class ReadSignalFile
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };
    private static readonly string[] Needed = ["version", "categories", "everyday", "lowWeightAlone", "alwaysSurface"];
    private static readonly string[] Known = [.. Needed, "lowWeightPhrases", "note", "normalise"];

    /// <param name="list">The list in use: a file must not lose one of its kinds.</param>
    public static SignalList? Of(string text, SignalList list, List<FieldError> errors)
    {
        try
        {
            using var document = JsonDocument.Parse(text, Strict);
            errors.AddRange(Names(document.RootElement));
            if (errors.Count > 0)
            {
                return null;
            }

            var read = SignalList.Read(text);
            errors.AddRange(list.Categories.Keys.Except(read.Categories.Keys).Select(kind => new FieldError($"categories.{kind}", "must be there, as in the list in use.")));
            return read;
        }
        catch (JsonException wrong)
        {
            errors.Add(new(wrong.Path is { Length: > 2 } path ? path[2..] : "file", $"is not as in a list that was downloaded here: line {wrong.LineNumber + 1}."));
            return null;
        }
    }

    private static IEnumerable<FieldError> Names(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            return [new("file", "is not as in a list that was downloaded here: line 1.")];
        }

        List<string> there = [.. root.EnumerateObject().Select(field => field.Name)];
        return Needed.Except(there).Select(name => new FieldError(name, "must be there."))
            .Concat(there.Except(Known).Select(name => new FieldError(name, $"is not known. A list has {string.Join(", ", Known)}.")));
    }
}
