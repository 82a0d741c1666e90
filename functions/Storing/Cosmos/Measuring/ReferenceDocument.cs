using FeedbackPipeline.Measuring.References;

namespace FeedbackPipeline.Storing.Cosmos.Measuring;

/// <summary>One version of a place's reference population; kept for ever.</summary>
/// <param name="Update">The update of the register it came with.</param>
internal sealed record ReferenceDocument(DateTimeOffset Added, ReferencePopulation Population, string? Update) : CosmosDocument
{
    public override string Type => "reference";

    public static string PartitionOf(string place) => $"reference:{place}";

    public static string IdOf(int version) => $"version:{version:D6}";
}

/// <summary>The newest versions of a place, so that the projector reads no history.</summary>
/// <param name="Version">The last that was given.</param>
/// <param name="Stream">For people who answer without an invitation.</param>
/// <param name="Register">Counted from the register.</param>
internal sealed record NewestDocument(int Version, ReferencePopulation? Stream, ReferencePopulation? Register) : CosmosDocument
{
    public const string OnlyId = "newest";

    public override string Type => "references";

    public static NewestDocument Of(string place, NewestDocument? before, ReferencePopulation added)
        => new(added.Version, added.ForStream ? added : before?.Stream, added.FromRegister ? added : before?.Register) { Pk = ReferenceDocument.PartitionOf(place), Id = OnlyId };
}

/// <summary>Counts somebody is still gathering.</summary>
internal sealed record ReferenceDraftDocument(ReferenceDraft Draft) : CosmosDocument
{
    public const string OnlyId = "draft";

    public override string Type => "reference-draft";

    public static ReferenceDraftDocument Of(string place, ReferenceDraft draft) => new(draft) { Pk = ReferenceDocument.PartitionOf(place), Id = OnlyId };
}
