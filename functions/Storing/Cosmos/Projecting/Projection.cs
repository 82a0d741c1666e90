namespace FeedbackPipeline.Storing.Cosmos.Projecting;

/// <summary>The one partition of the container <c>ledgers</c> in which everything that is counted once changes together.</summary>
internal static class Projection
{
    public const string Pk = "projection";
}
