using System.Globalization;

namespace FeedbackPipeline.Measuring.References;

/// <summary>A count as somebody wrote it: <c>120</c>, <c>&lt;5</c> (a source that hides small numbers), or <c>unknown</c>.</summary>
/// <param name="Least">The smallest number the true one can be; null: not known.</param>
/// <param name="Most">The largest; null: not known.</param>
public readonly record struct EnteredCount(double? Least, double? Most)
{
    public const long Largest = 1_000_000_000;
    public const string NotKnown = "unknown";
    private const long LargestHidden = 1_000;

    /// <param name="roundedTo">The base the source rounds to; 0 or 1 where it does not.</param>
    /// <param name="problem">What is wrong, as the end of a sentence about the field.</param>
    public static bool TryParse(string text, long roundedTo, out EnteredCount count, out string problem)
    {
        count = default;
        problem = "";
        var written = text.Trim();
        if (written.Equals(NotKnown, StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        if (written.StartsWith('<') && Whole(written[1..].Trim(), LargestHidden) is { } below and > 1)
        {
            count = new(0, below - 1);
            return true;
        }

        if (Whole(written, Largest) is { } number)
        {
            var half = roundedTo > 1 ? roundedTo / 2.0 : 0;
            count = new(Math.Max(0, number - half), number + half);
            return true;
        }

        problem = $"must be a whole number from 0 to {Largest}, a hidden one like <5, or {NotKnown}.";
        return false;
    }

    private static long? Whole(string text, long most)
        => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most ? number : null;
}
