using System.Collections.Immutable;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Measuring.Covering;

/// <summary>Which groups are behind pace at each place. Implemented by the store.</summary>
public interface IPaceBook
{
    /// <summary>Nobody behind, version 0, where the place is new.</summary>
    Task<PaceRecord> LoadAsync(string place, CancellationToken cancellationToken);

    /// <summary>The record's next version and what alerting is told about it, both or neither.</summary>
    /// <returns>False where another process was first.</returns>
    Task<bool> CommitAsync(PaceRecord before, ImmutableDictionary<string, BehindGroup> after, IReadOnlyList<PaceSignal> signals, CancellationToken cancellationToken);
}

/// <param name="Behind">By <c>dimension:category</c>.</param>
public sealed record PaceRecord(string Place, long Version, ImmutableDictionary<string, BehindGroup> Behind);

/// <param name="Epoch">The epoch in which it fell behind.</param>
/// <param name="MoreThanChance">The register's test of this group had an open alert when it was last told.</param>
public sealed record BehindGroup(string Dimension, string Category, int Epoch, bool MoreThanChance);
