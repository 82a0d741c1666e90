namespace FeedbackPipeline.Vocabulary;

/// <summary>The places of the organisation. Implemented by the store.</summary>
public interface IPlaceBook
{
    Task<PlaceTree> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Inserts or replaces one place.</summary>
    /// <exception cref="ArgumentException">The tree would no longer hold together.</exception>
    Task SaveAsync(Place place, CancellationToken cancellationToken);
}
