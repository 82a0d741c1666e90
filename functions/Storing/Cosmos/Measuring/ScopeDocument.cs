namespace FeedbackPipeline.Storing.Cosmos.Measuring;

internal sealed record ScopeDocument(long Sequence) : CosmosDocument
{
    public const string OnlyId = "scope";

    public override string Type => "scope";
}
