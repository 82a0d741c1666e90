namespace FeedbackPipeline.Tagging.Screening.Editing;

/// <summary>What the organisation made of the concern list. Implemented by the store.</summary>
public interface ISignalBook
{
    /// <summary>The number of the newest version; 0: the list that came with the product.</summary>
    Task<int> HeadAsync(CancellationToken cancellationToken);

    /// <summary>The file of one version; null where there is none.</summary>
    Task<string?> ReadAsync(int version, CancellationToken cancellationToken);

    /// <summary>Keeps the version after <paramref name="before"/> and asks for all comments to be screened again, together or not at all.</summary>
    /// <returns>False where somebody else has saved a version since: nothing was kept.</returns>
    Task<bool> SaveAsync(AddedPhrase added, int before, string actor, CancellationToken cancellationToken);

    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<SignalVersion>> HistoryAsync(int most, CancellationToken cancellationToken);
}

/// <param name="Next">The list with the phrase.</param>
public sealed record AddedPhrase(SignalList Next, string Kind, string Phrase, string Reason);

public sealed record SignalVersion(int Version, DateTimeOffset At, string Actor, string Kind, string Phrase, string Reason);
