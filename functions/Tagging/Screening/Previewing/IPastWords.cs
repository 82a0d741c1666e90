namespace FeedbackPipeline.Tagging.Screening.Previewing;

/// <summary>What people said before, for trying a concern list on. Implemented by the store.</summary>
public interface IPastWords
{
    /// <summary>The newest comments that are still here, newest first, with their words as given.</summary>
    Task<PastWords> NewestAsync(int most, CancellationToken cancellationToken);

    /// <summary>What screens may show of these comments, by id: identifiers are removed. Without those that are not tagged yet.</summary>
    Task<IReadOnlyDictionary<string, string>> RedactedAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken);
}

/// <param name="Total">How many comments there are, read or not.</param>
public sealed record PastWords(IReadOnlyList<PastComment> Newest, int Total);

/// <param name="Texts">Each answer, and its English where somebody wrote it down: all that screening reads.</param>
public sealed record PastComment(string Id, DateTimeOffset Received, IReadOnlyList<string> Texts);
