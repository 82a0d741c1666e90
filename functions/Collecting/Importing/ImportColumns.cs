using FeedbackPipeline.Collecting.Surveying;
using FeedbackPipeline.Reference;

namespace FeedbackPipeline.Collecting.Importing;

/// <summary>What the columns of an import file mean.</summary>
internal static class ImportColumns
{
    public const string Text = "text";
    public const string Received = "received";
    public const string Channel = "channel";
    public const string Service = "service";
    public const string Help = "help";
    public const string Language = "language";
    public const string Respondent = "respondent";
    public const string ExternalId = "externalId";
    public const string Question = "question";
    public const string AnswerPrefix = "answers.";
    public const string AboutPrefix = "about.";

    private static readonly string[] Plain = [Text, Received, Channel, Service, Help, Language, Respondent, ExternalId, Question];

    /// <summary>The name we know a column by, where large and small letters are all that differs; ids after the prefixes are in small letters.</summary>
    public static string Named(string column)
        => Plain.FirstOrDefault(known => string.Equals(known, column, StringComparison.OrdinalIgnoreCase))
            ?? (IsPrefixed(column) ? column.ToLowerInvariant() : column);

    /// <summary>Columns to ignore, with a note that names them.</summary>
    public static IReadOnlyList<string> Unknown(IEnumerable<string> header) => [.. header.Where(column => !Plain.Contains(column) && !IsPrefixed(column))];

    /// <exception cref="InvalidDataException">The file can not be imported as it is; the message says why.</exception>
    public static void Check(IReadOnlyList<string> header, Survey survey, Demographics demographics)
    {
        if (header.GroupBy(column => column, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new InvalidDataException($"Column '{twice.Key}' is there twice.");
        }

        // Ignoring an answer column would lose words, so a question or dimension nobody knows stops the import.
        foreach (var column in header)
        {
            if (column.StartsWith(AnswerPrefix, StringComparison.Ordinal) && survey.Find(column[AnswerPrefix.Length..]) is null)
            {
                throw new InvalidDataException($"Column '{column}' is not a question of survey '{survey.Id}'. Use one of: {string.Join(", ", survey.Questions.Select(question => AnswerPrefix + question.Id))}.");
            }

            if (column.StartsWith(AboutPrefix, StringComparison.Ordinal) && demographics.Find(column[AboutPrefix.Length..]) is null)
            {
                throw new InvalidDataException($"Column '{column}' is not a question about a person. Use one of: {string.Join(", ", demographics.All.Select(dimension => AboutPrefix + dimension.Key))}.");
            }
        }

        if (!header.Any(column => column == Text || column.StartsWith(AnswerPrefix, StringComparison.Ordinal)))
        {
            throw new InvalidDataException($"Column 'text' is missing: the first line must name it, or a column answers.<question>. Found: {string.Join(", ", header)}. Columns are parted by commas.");
        }
    }

    private static bool IsPrefixed(string column)
        => column.StartsWith(AnswerPrefix, StringComparison.OrdinalIgnoreCase) || column.StartsWith(AboutPrefix, StringComparison.OrdinalIgnoreCase);
}
