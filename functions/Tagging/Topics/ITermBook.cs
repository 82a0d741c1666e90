namespace FeedbackPipeline.Tagging.Topics;

/// <summary>How many comments of each month have a word. Implemented by the store, which counts at every tagging.</summary>
public interface ITermBook
{
    /// <summary>Drops the counts of months before <paramref name="month"/>, for instance <c>2026-01</c>: no screen asks for them.</summary>
    Task DropBeforeAsync(string month, CancellationToken cancellationToken);
}
