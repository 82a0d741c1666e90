using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Collecting.Importing;

/// <summary>One row of an import file: either its values by column, or why it can not be read.</summary>
internal abstract record ImportRow(int Line)
{
    /// <param name="Key">Stands for this row in every run of the same file.</param>
    public sealed record Readable(int Line, IReadOnlyDictionary<string, string> Values, string Key) : ImportRow(Line)
    {
        /// <summary>The trimmed value of a column, or null where it is empty or not in the file.</summary>
        public string? Value(string column) => Values.TryGetValue(column, out var value) && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
    }

    public sealed record Broken(int Line, FieldError Error) : ImportRow(Line);
}

/// <summary>A row that was not imported.</summary>
internal sealed record Reject(int Line, FieldError Error);
