using System.Globalization;

namespace FeedbackPipeline.Measuring.Reading;

/// <summary>A file cannot be used as it is; the message names file, line, column and rule, and nothing was written.</summary>
public sealed class UnusableFileException(string file, int? line, string problem)
    : Exception(line is { } number ? string.Create(CultureInfo.InvariantCulture, $"{file}, line {number}: {problem}") : $"{file}: {problem}");
