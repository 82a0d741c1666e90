using System.Collections.ObjectModel;
using Microsoft.Azure.Cosmos;

namespace FeedbackPipeline.Storing.Cosmos;

/// <summary>
/// The three containers, each with one synthetic partition key. The deployment template makes the same ones; a test compares them. What is not named here
/// is not indexed, since every indexed path costs request units at each write.
/// </summary>
public static class CosmosContainers
{
    public const string PartitionKeyPath = "/pk";

    /// <summary>One document a feedback, in a partition of its own; its change feed is what is counted.</summary>
    public const string Items = "items";

    /// <summary>The projection, and the ledger of each scope.</summary>
    public const string Ledgers = "ledgers";

    /// <summary>Everything else: places, staff, references, register, alerts, lists.</summary>
    public const string Books = "books";

    public static IReadOnlyList<ContainerProperties> All { get; } =
    [
        Of(
            Items,
            [
                "/type/?", "/received/?", "/place/?", "/due/?", "/waiting/?", "/respondent/?", "/themes/[]/id/?", "/concerns/[]/state/?", "/about/[]/value/?", "/tagger/?", "/unread/?",
                "/doubt/?", "/drawn/?", "/unthemed/?", "/decided/?", "/decisions/?", "/half/?", "/refused/?", "/recording/state/?", "/recording/settled/?", "/recording/shelved/name/?",
            ],
            ["/received", "/id"]),
        Of(Ledgers, ["/type/?", "/n/?", "/arrival/?", "/feedback/[]/?", "/handled/?", "/month/?", "/day/?", "/epoch/?", "/last/?", "/person/?"]),
        Of(Books, ["/type/?", "/place/?", "/state/?", "/at/?", "/n/?", "/touched/?", "/uploaded/?", "/texts/[]/id/?", "/replies/[]/id/?", "/told/[]/?", "/code/?", "/draft/recording/name/?"]),
    ];

    private static ContainerProperties Of(string name, IReadOnlyList<string> indexed, params IReadOnlyList<string>[] sorted)
    {
        var policy = new IndexingPolicy { IndexingMode = IndexingMode.Consistent, Automatic = true };
        policy.ExcludedPaths.Add(new() { Path = "/*" });
        foreach (var path in (string[])[$"{PartitionKeyPath}/?", .. indexed])
        {
            policy.IncludedPaths.Add(new() { Path = path });
        }

        foreach (var paths in sorted)
        {
            // Serves the same order turned round too.
            policy.CompositeIndexes.Add(new Collection<CompositePath>([.. paths.Select(path => new CompositePath { Path = path, Order = CompositePathSortOrder.Descending })]));
        }

        return new(name, PartitionKeyPath) { PartitionKeyDefinitionVersion = PartitionKeyDefinitionVersion.V2, DefaultTimeToLive = -1, IndexingPolicy = policy };
    }
}
