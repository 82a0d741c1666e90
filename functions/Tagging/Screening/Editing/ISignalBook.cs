namespace FeedbackPipeline.Tagging.Screening.Editing;

/// <summary>What the organisation made of the concern list. Implemented by the store. Versions are only ever added.</summary>
public interface ISignalBook
{
    /// <summary>The number of the newest version; 0: the list that came with the product.</summary>
    Task<int> HeadAsync(CancellationToken cancellationToken);

    /// <summary>The file of one version; null where there is none.</summary>
    Task<string?> ReadAsync(int version, CancellationToken cancellationToken);

    /// <summary>Keeps the version after <paramref name="before"/> and asks for all comments to be screened again, together or not at all.</summary>
    /// <returns>False where somebody else has saved a version since: nothing was kept.</returns>
    Task<bool> SaveAsync(SignalChange change, int before, string actor, CancellationToken cancellationToken);

    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<SignalVersion>> HistoryAsync(int most, CancellationToken cancellationToken);
}

/// <param name="Next">The list that comes of it.</param>
/// <param name="Change">A code of <see cref="SignalChanges"/>.</param>
/// <param name="Kind">The kind of concern it is about; empty where it is about the whole list.</param>
/// <param name="Detail">The phrase, the level or the version; empty where there is nothing more to say.</param>
public sealed record SignalChange(SignalList Next, string Change, string Kind, string Detail, string Reason);

/// <summary>A <see cref="SignalChange"/> that was saved, without its list.</summary>
public sealed record SignalVersion(int Version, DateTimeOffset At, string Actor, string Change, string Kind, string Detail, string Reason);
