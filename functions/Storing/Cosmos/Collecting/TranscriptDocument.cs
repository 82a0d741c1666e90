using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Storing.Cosmos.Collecting;

/// <param name="Level">Null where screening found nothing.</param>
/// <param name="Sealed">Bound to the id of the draft.</param>
internal sealed record TranscriptDocument(string Draft, string Place, DateTimeOffset Uploaded, string UploadedBy, bool MayBeHarm, ConcernLevel? Level, string Sealed) : CosmosDocument
{
    public const string OnlyId = "transcript";

    public override string Type => "transcript";

    public static string PartitionOf(string id) => $"transcript:{id}";
}
