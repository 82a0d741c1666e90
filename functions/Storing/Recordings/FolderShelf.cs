using FeedbackPipeline.Collecting.Recordings;
using FeedbackPipeline.Securing;

namespace FeedbackPipeline.Storing.Recordings;

/// <summary>Recordings as files in the data folder, for one machine. When one was last touched is its time of writing.</summary>
internal sealed class FolderShelf(DataFolder data, TimeProvider time) : IRecordingShelf
{
    private const string Unfinished = ".part";

    private readonly string folder = data.File("recordings");

    public bool IsShared => false;

    /// <summary>Under another name first, so that nobody ever finds half a recording.</summary>
    public async Task PutAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var unfinished = PathOf(name) + Unfinished;
            await using (var file = new FileStream(unfinished, OwnersOnly()))
            {
                await file.WriteAsync(content, cancellationToken);
#pragma warning disable CA1849 // flushing asynchronously stops short of the disk
                file.Flush(flushToDisk: true);
#pragma warning restore CA1849
            }

            File.SetLastWriteTimeUtc(unfinished, time.GetUtcNow().UtcDateTime);
            File.Move(unfinished, PathOf(name), overwrite: true);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new ShelfUnavailableException("The recordings in the data folder can not be written. Look at its free space and its owner.", problem);
        }
    }

    public async Task<byte[]?> ReadAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllBytesAsync(PathOf(name), cancellationToken);
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public Task<bool> TouchAsync(string name, CancellationToken cancellationToken)
    {
        if (!File.Exists(PathOf(name)))
        {
            return Task.FromResult(false);
        }

        File.SetLastWriteTimeUtc(PathOf(name), time.GetUtcNow().UtcDateTime);
        return Task.FromResult(true);
    }

    public Task DeleteAsync(string name, CancellationToken cancellationToken)
    {
        if (File.Exists(PathOf(name)))
        {
            File.Delete(PathOf(name));
        }

        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<ShelfEntry>> UntouchedSinceAsync(DateTimeOffset before, CancellationToken cancellationToken)
        => Task.FromResult<IReadOnlyList<ShelfEntry>>(Directory.Exists(folder)
            ? [.. new DirectoryInfo(folder).EnumerateFiles().Where(file => file.LastWriteTimeUtc < before.UtcDateTime).Select(file => new ShelfEntry(file.Name, VersionOf(file)))]
            : []);

    public Task DeleteUntouchedAsync(ShelfEntry entry, CancellationToken cancellationToken)
    {
        var file = new FileInfo(PathOf(entry.Name));
        if (file.Exists && VersionOf(file) == entry.Version)
        {
            file.Delete();
        }

        return Task.CompletedTask;
    }

    private static string VersionOf(FileInfo file) => file.LastWriteTimeUtc.Ticks.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static FileStreamOptions OwnersOnly()
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }

    private string PathOf(string name) => Path.Combine(folder, name);
}
