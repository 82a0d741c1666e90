namespace FeedbackPipeline.Storing.Cosmos.Measuring;

/// <summary>Each scope's part of the chance of a false alert in one epoch, fixed at its first use.</summary>
internal sealed record AlphasDocument(int Epoch, IReadOnlyDictionary<string, double> Parts) : CosmosDocument
{
    public const string Partition = "alphas";

    public override string Type => "alphas";

    public static string IdOf(int epoch) => $"alphas:{epoch}";
}
