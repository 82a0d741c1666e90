namespace FeedbackPipeline.Vocabulary.Rows;

/// <summary>One row of a CSV file: either its fields, or why it cannot be read.</summary>
/// <param name="Line">Line of the file it begins on, from 1.</param>
public abstract record CsvRow(int Line)
{
    /// <param name="Fields">One for each column of the header.</param>
    public sealed record Readable(int Line, IReadOnlyList<string> Fields) : CsvRow(Line);

    public sealed record Broken(int Line, FieldError Error) : CsvRow(Line);
}
