namespace FeedbackPipeline.Collecting.Recordings;

/// <summary>Keeps recordings by name, sealed before they come here. Implemented by storing: a folder, or blobs.</summary>
public interface IRecordingShelf
{
    /// <summary>True where every instance reaches the same recordings.</summary>
    bool IsShared { get; }

    /// <summary>Returns when it is durable.</summary>
    /// <exception cref="ShelfUnavailableException">It could not be kept.</exception>
    Task PutAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <summary>Null where it is gone.</summary>
    Task<byte[]?> ReadAsync(string name, CancellationToken cancellationToken);

    /// <summary>Says that somebody is about to use it, so that no sweep takes it away; false where it is gone.</summary>
    Task<bool> TouchAsync(string name, CancellationToken cancellationToken);

    /// <summary>Deletes it if it is there.</summary>
    Task DeleteAsync(string name, CancellationToken cancellationToken);

    /// <summary>What nobody has put or touched since a moment.</summary>
    Task<IReadOnlyList<ShelfEntry>> UntouchedSinceAsync(DateTimeOffset before, CancellationToken cancellationToken);

    /// <summary>Deletes it unless somebody touched it since it was listed.</summary>
    Task DeleteUntouchedAsync(ShelfEntry entry, CancellationToken cancellationToken);
}

/// <param name="Version">Changes whenever it is touched.</param>
public sealed record ShelfEntry(string Name, string Version);

/// <summary>Recordings can not be kept or read now; the message says what to look at.</summary>
public sealed class ShelfUnavailableException(string message, Exception cause) : IOException(message, cause);
