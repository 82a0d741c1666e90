using System.Text.Json.Nodes;

namespace FeedbackPipeline.Tests.Infrastructure.CosmosDouble;

/// <summary>Request units by Microsoft's published guide, not measured against the service: they compare designs, they do not predict a bill.</summary>
/// <remarks>
/// The guide gives a read of 1 KB as 1, a write of 1 KB without indexing as 5, and 7 to 15 with twenty properties indexed (0.25 for each value here); both grow with size.
/// A query starts at about 2.5 on each physical partition, and what it returns is priced as reads. A page of the change feed costs what reading its items costs, an empty one 1.
/// </remarks>
internal static class Charges
{
    public const double Least = 1;
    private const double WriteOfKilobyte = 5;
    private const double IndexedValue = 0.25;
    private const double QueryStart = 2.5;

    public static double Read(int bytes) => Math.Max(Least, Kilobytes(bytes));

    public static double Write(StoredDocument document, IndexingPolicy indexing) => Write(document.Json.Length, indexing.Terms(document.Body));

    public static double Write(int bytes, int indexedValues) => Math.Round((WriteOfKilobyte * Math.Max(1, Kilobytes(bytes))) + (IndexedValue * indexedValues), 2);

    public static double Query(JsonArray page) => Math.Round(QueryStart + (page.Count == 0 ? 0 : Kilobytes(JsonText.Bytes(page).Length)), 2);

    public static double ChangeFeed(int bytes) => Math.Round(Math.Max(Least, Kilobytes(bytes)), 2);

    private static double Kilobytes(int bytes) => bytes / 1024d;
}
