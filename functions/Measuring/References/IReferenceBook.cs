namespace FeedbackPipeline.Measuring.References;

/// <summary>The reference populations of all places, with their history. Implemented by the store.</summary>
public interface IReferenceBook
{
    /// <summary>The newest of each place that has one, by place: what people who answer without an invitation are compared with.</summary>
    Task<IReadOnlyList<ReferencePopulation>> NewestAsync(CancellationToken cancellationToken);

    /// <summary>The newest that was counted from the register, of each place that has people on it or below it.</summary>
    Task<IReadOnlyList<ReferencePopulation>> RegistersAsync(CancellationToken cancellationToken);

    /// <summary>All versions of one place, oldest first.</summary>
    Task<IReadOnlyList<ReferencePopulation>> HistoryAsync(string place, CancellationToken cancellationToken);

    /// <summary>Adds the next version. Later observations are compared with it; those before keep theirs.</summary>
    /// <returns>The version it got.</returns>
    Task<int> AddAsync(string place, string source, DateOnly date, IReadOnlyList<ReferenceCounts> dimensions, string actor, CancellationToken cancellationToken);
}
