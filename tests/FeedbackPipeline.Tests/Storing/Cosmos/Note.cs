using Microsoft.Azure.Cosmos;

namespace FeedbackPipeline.Tests.Storing.Cosmos;

/// <summary>A small document for the tests of the double.</summary>
public sealed record Note(string Id, string Pk, int N, params string[] Themes)
{
    public int? Ttl { get; init; }

    public string? Text { get; init; }

    public PartitionKey Key => new(Pk);

    /// <summary>Twenty notes in three partitions with twenty different numbers and two themes each; seven are in p1.</summary>
    public static IEnumerable<Note> Twenty => Enumerable.Range(0, 20).Select(place => new Note($"i{place}", $"p{place % 3}", place * 7 % 20, "food", place % 2 == 0 ? "staff" : "time"));
}
