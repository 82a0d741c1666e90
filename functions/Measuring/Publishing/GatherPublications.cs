using FeedbackPipeline.Measuring.Folding;

namespace FeedbackPipeline.Measuring.Publishing;

/// <summary>Notes, while a page of the feed is folded, where each day and each publication ends. A late arrival belongs to the newest day so far, as in the ledger.</summary>
/// <param name="last">The newest day the ledger has; null before the first observation.</param>
public sealed class GatherPublications(DateOnly? last)
{
    private readonly SortedDictionary<DateOnly, long> days = [];
    private readonly SortedDictionary<DateOnly, (long Sequence, ScopeState State)> publications = [];
    private DateOnly newest = last ?? DateOnly.MinValue;

    /// <summary>The ledger's last number on each day of the page.</summary>
    public IReadOnlyDictionary<DateOnly, long> Days => days;

    /// <summary>By the Monday they come out; the last is still being added to.</summary>
    public IReadOnlyList<Publication> Publications => [.. publications.Select(made => new Publication(made.Key, made.Value.Sequence, false, made.Value.State))];

    /// <param name="received">Null for what belongs to no day of its own: it goes with the newest.</param>
    public void Add(DateOnly? received, long sequence, ScopeState after)
    {
        if (received is null && newest == DateOnly.MinValue)
        {
            return;
        }

        newest = received > newest ? received.Value : newest;
        days[newest] = sequence;
        publications[Publication.After(newest)] = (sequence, after);
    }
}
