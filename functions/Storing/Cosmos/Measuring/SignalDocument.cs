namespace FeedbackPipeline.Storing.Cosmos.Measuring;

/// <summary>What a scope tells alerting, written in the batch that brought it about.</summary>
internal sealed record SignalDocument(string Scope, long Sequence, string Body, DateTimeOffset At, bool Handled = false) : CosmosDocument
{
    public override string Type => "signal";

    public static string IdOf(long sequence) => $"signal:{sequence:D12}";
}
