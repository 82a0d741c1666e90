namespace FeedbackPipeline.Storing.Cosmos.Collecting;

/// <summary>Which feedback a receipt names. A partition of its own, so that no two feedbacks can have the same receipt.</summary>
internal sealed record ReceiptDocument(string FeedbackId) : CosmosDocument
{
    public const string OnlyId = "receipt";

    public override string Type => "receipt";

    public static string PartitionOf(string receipt) => $"receipt:{receipt}";

    public static ReceiptDocument Of(string receipt, string feedbackId) => new(feedbackId) { Pk = PartitionOf(receipt), Id = OnlyId };
}
