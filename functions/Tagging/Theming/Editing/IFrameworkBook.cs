namespace FeedbackPipeline.Tagging.Theming.Editing;

/// <summary>The organisation's versions of the theme frameworks, each kept for ever. Implemented by the store.</summary>
public interface IFrameworkBook
{
    /// <summary>What is newest, by one look at an index; zeros where the organisation has made nothing of its own.</summary>
    Task<TaggerHead> HeadAsync(string framework, CancellationToken cancellationToken);

    /// <summary>The file of one version; null where there is none.</summary>
    Task<string?> ReadAsync(string framework, int version, CancellationToken cancellationToken);

    /// <summary>Keeps the next version and asks for all comments to be read again, together or not at all.</summary>
    /// <param name="before">The version that was edited.</param>
    /// <returns>False where somebody else has saved a version since: nothing was kept.</returns>
    Task<bool> SaveAsync(Edited.Done edit, int before, string actor, CancellationToken cancellationToken);

    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<FrameworkVersion>> HistoryAsync(string framework, int most, CancellationToken cancellationToken);
}

/// <summary>Numbers of what tags comments now.</summary>
/// <param name="Framework">The organisation's version of the framework; 0: the file that came with the product.</param>
/// <param name="Model">The number of what was learned from corrections; 0: nothing.</param>
public sealed record TaggerHead(int Framework, long Model);

/// <param name="Change">A code of <see cref="ThemeChanges"/>.</param>
/// <param name="Subject">The theme it is about.</param>
/// <param name="Name">As <see cref="Edited.Done.Name"/>; null or empty too where it was kept before names were.</param>
/// <param name="Other">As <see cref="Edited.Done.Other"/>.</param>
/// <param name="Reason">Why, where somebody was asked.</param>
public sealed record FrameworkVersion(int Version, DateTimeOffset At, string Actor, string Change, string Subject, string? Name = null, string? Other = null, string? Reason = null);
