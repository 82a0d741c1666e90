namespace FeedbackPipeline.Storing.Cosmos.Projecting;

/// <summary>
/// How much feedback of one place (not below it) and month has each theme. Readers add the places up: so a write touches one small document, and a place that
/// moves takes nothing along.
/// </summary>
/// <param name="Month">As <c>2026-11</c>, in the organisation's zone.</param>
/// <param name="Counts">By <see cref="CountKey"/>; nothing is 0.</param>
internal sealed record CountsDocument(string Place, string Month, IReadOnlyDictionary<string, int> Counts) : CosmosDocument
{
    public override string Type => "counts";

    /// <summary>Lower than the checkpoint's: from before the counts were made again, and nothing any more.</summary>
    public int Generation { get; init; }

    /// <summary>Higher after every change of the words that comments of this place and month have; see <see cref="Tagging.MonthlyTerms"/>. 0: none has any.</summary>
    public long Words { get; init; }

    /// <summary>When <see cref="Words"/> changed.</summary>
    public DateTimeOffset? Reworded { get; init; }

    public static string IdOf(string place, string month) => $"counts:{place}:{month}";
}

/// <param name="Day">As <c>2026-11-02</c>.</param>
/// <param name="Theme">Empty: all feedback; <c>-</c>: feedback without a theme.</param>
/// <param name="Sentiment">Its code.</param>
/// <param name="Channel">Its code.</param>
internal readonly record struct CountKey(string Day, string Theme, string Sentiment, string Channel)
{
    public const string All = "";
    public const string NoTheme = "-";

    public override string ToString() => $"{Day}|{Theme}|{Sentiment}|{Channel}";

    public static CountKey Parse(string key) => key.Split('|') is [var day, var theme, var sentiment, var channel] ? new(day, theme, sentiment, channel) : throw new FormatException("Not a key of a count.");
}
