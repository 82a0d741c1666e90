using System.Globalization;

namespace FeedbackPipeline.Storing.Cosmos.Tagging;

/// <summary>Which state the words of one place and month are in, as the projection says: another stamp after every change of a comment there.</summary>
/// <param name="At">The first moment of the month, so that months sort.</param>
/// <param name="Set">When the stamp was put.</param>
internal sealed record TermStamp(string Place, DateTimeOffset At, long Stamp, DateTimeOffset Set);

/// <summary>How many comments of one place (not below it) and month have each word, as it was when <see cref="TermStamp"/> said the same.</summary>
internal sealed record TermsDocument(string Place, DateTimeOffset At, long Stamp, int Comments, IReadOnlyDictionary<string, int> Counts) : CosmosDocument
{
    public override string Type => "terms";

    public static string PartitionOf(string place) => $"terms:{place}";

    public static string IdOf(DateTimeOffset month) => $"terms:{month.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)}";
}
