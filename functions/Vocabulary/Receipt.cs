namespace FeedbackPipeline.Vocabulary;

/// <summary>The code a person gets: 8 signs of Crockford's base 32, written <c>7K3M-Q9TX</c>.</summary>
public static class Receipt
{
    public const int Length = 8;

    /// <summary>The receipt as stored and shown, however it was typed; null where it cannot be one.</summary>
    public static string? Parse(string? typed) => Crockford.Normalise(typed, Length) is { } code ? Format(code) : null;

    public static string Format(string code) => $"{code[..4]}-{code[4..]}";
}
