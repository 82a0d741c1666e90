using System.Text.Json;
using FeedbackPipeline.Collecting.Accepting;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Collecting.Recordings.Inbound;

/// <summary>Fields of a form as those of <see cref="FeedbackRequest"/>: answers and about-you answers by their names as in an import, <c>answers.ID</c> and <c>about.DIMENSION</c>.</summary>
internal static class AudioFields
{
    public const string Audio = "audio";
    private const string Answers = "answers.";
    private const string About = "about.";
    private static readonly string[] Texts = ["survey", "text", "service", "help", "idempotencyKey", "language", "invitation"];

    public static (FeedbackRequest? Request, IReadOnlyList<FieldError> Errors) Read(IFormCollection form)
    {
        List<FieldError> errors =
        [
            .. form.Keys.Where(name => !IsKnown(name)).Select(name => new FieldError(name, $"is not a field we know. Use: {Audio}, {string.Join(", ", Texts)}, {Answers}ID, {About}DIMENSION.")),
            .. form.Where(field => field.Value.Count > 1 && !field.Key.StartsWith(About, StringComparison.Ordinal)).Select(field => new FieldError(field.Key, "is given twice.")),
            .. form.Files.Where(file => file.Name != Audio).Select(file => new FieldError(file.Name, $"is not a file we know. Send the recording as {Audio}.")),
        ];
        if (form.Files.Count(file => file.Name == Audio) > 1)
        {
            errors.Add(new(Audio, "is given twice. Send one recording at a time."));
        }

        return errors.Count > 0 ? (null, errors) : (Request(form), errors);
    }

    private static FeedbackRequest Request(IFormCollection form)
    {
        var answers = form.Where(field => field.Key.StartsWith(Answers, StringComparison.Ordinal)).ToDictionary(field => field.Key[Answers.Length..], field => field.Value.ToString(), StringComparer.Ordinal);
        var about = form.Where(field => field.Key.StartsWith(About, StringComparison.Ordinal))
            .ToDictionary(field => field.Key[About.Length..], field => field.Value.Count > 1 ? JsonSerializer.SerializeToElement([.. field.Value.Select(value => value ?? "")], AcceptingJson.Default.StringArray) : JsonSerializer.SerializeToElement(field.Value.ToString(), AcceptingJson.Default.String), StringComparer.Ordinal);
        return new(
            Text("survey"),
            Text("text"),
            answers.Count > 0 ? answers : null,
            Text("service"),
            Text("help"),
            about.Count > 0 ? about : null,
            Text("idempotencyKey"),
            Text("language"),
            Text("invitation"));

        string? Text(string name) => form[name].ToString() is { Length: > 0 } value ? value : null;
    }

    private static bool IsKnown(string name)
        => Texts.Contains(name, StringComparer.Ordinal) || name.StartsWith(Answers, StringComparison.Ordinal) || name.StartsWith(About, StringComparison.Ordinal);
}
