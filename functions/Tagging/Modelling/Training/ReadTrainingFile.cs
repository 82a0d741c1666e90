using FeedbackPipeline.Tagging.Reading;
using FeedbackPipeline.Tagging.Theming;
using FeedbackPipeline.Vocabulary.Rows;

namespace FeedbackPipeline.Tagging.Modelling.Training;

/// <summary>
/// Reads tagged comments from a CSV file with the columns <c>text</c>, <c>themes</c> (ids with a | between them) and, where known, <c>question</c> and
/// <c>sentiment</c> (1 very positive to 5 very negative).
/// </summary>
internal static class ReadTrainingFile
{
    private const int LongestRecord = 4_194_304;

    /// <exception cref="InvalidDataException">A column is missing, a row cannot be read, or a theme or a sentiment is unknown; the message names it.</exception>
    public static List<TrainingComment> Read(FileInfo file, ThemeFramework framework)
    {
        using var rows = new CsvRows(file, LongestRecord);
        var (text, themes, question, sentiment) = (Needed(rows, "text", file), Needed(rows, "themes", file), rows.Find("question"), rows.Find("sentiment"));
        var comments = new List<TrainingComment>();
        foreach (var row in rows.Read())
        {
            if (row is CsvRow.Broken { Error: var error })
            {
                throw new InvalidDataException($"{file.Name} line {row.Line}: {error.Field} {error.Rule}");
            }

            var fields = ((CsvRow.Readable)row).Fields;
            comments.Add(new(
                ReadText.Of(fields[text]),
                AskedQuestions.Read(question < 0 ? null : fields[question]),
                Themes(fields[themes], framework, $"{file.Name} line {row.Line}"),
                Tone(sentiment < 0 ? "" : fields[sentiment], $"{file.Name} line {row.Line}")));
        }

        return comments;
    }

    private static int Needed(CsvRows rows, string column, FileInfo file)
        => rows.Find(column) is >= 0 and var at ? at : throw new InvalidDataException($"{file.Name}: the column '{column}' is missing. The first line names: {string.Join(", ", rows.Header)}.");

    private static List<int> Themes(string ids, ThemeFramework framework, string place)
        => [.. ids.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct().Select(id => framework.IndexOf(id) is >= 0 and var theme
            ? theme
            : throw new InvalidDataException($"{place}: themes: '{id}' is no theme of the framework {framework.Id}."))];

    private static int Tone(string sentiment, string place) => sentiment.Trim() switch
    {
        "" => -1,
        "1" or "2" => 0,
        "3" => 1,
        "4" or "5" => 2,
        var other => throw new InvalidDataException($"{place}: sentiment: '{other}' is not a number from 1 (very positive) to 5 (very negative)."),
    };
}
