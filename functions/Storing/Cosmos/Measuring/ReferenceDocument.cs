namespace FeedbackPipeline.Storing.Cosmos.Measuring;

internal sealed record ReferenceDocument(DateTimeOffset Added) : CosmosDocument
{
    public override string Type => "reference";

    public static string PartitionOf(string place) => $"reference:{place}";
}
