using FeedbackPipeline.Measuring.Covering;

namespace FeedbackPipeline.Storing.Cosmos.Measuring;

/// <param name="Behind">By <c>dimension:category</c>.</param>
internal sealed record PaceDocument(long Version, IReadOnlyDictionary<string, BehindGroup> Behind) : CosmosDocument
{
    public const string OnlyId = "pace";

    public override string Type => "pace";
}
