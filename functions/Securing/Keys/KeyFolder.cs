using System.Globalization;
using System.Security.Cryptography;

namespace FeedbackPipeline.Securing.Keys;

/// <summary>Keys as files, one a purpose and version under <c>keys/</c> of the data folder, made on first use with mode 0600.</summary>
internal static class KeyFolder
{
    private const int KeyBytes = Key.Size;
    private static readonly TimeSpan lockWait = TimeSpan.FromSeconds(30);

    /// <summary>Newest first; one is made where there is none.</summary>
    public static List<Key> Load(DataFolder folder, string name)
    {
        var directory = Directory.CreateDirectory(folder.File("keys"));
        var found = Find(directory, name);
        if (found.Count == 0)
        {
            // Two processes may start at once: whoever holds the lock looks again, and makes a key only if there is still none. A crash lets go of it.
            using var alone = HoldLock(directory);
            found = Find(directory, name);
            if (found.Count == 0)
            {
                Create(System.IO.Path.Combine(directory.FullName, $"{name}.v1.key"));
                found = Find(directory, name);
            }
        }

        return found;
    }

    private static List<Key> Find(DirectoryInfo directory, string name)
        => [.. directory.EnumerateFiles($"{name}.v*.key").Select(Read).OrderByDescending(key => key.Version)];

    private static FileStream HoldLock(DirectoryInfo directory)
    {
        FileStream? held = null;
        SpinWait.SpinUntil(() => (held = TryLock(directory)) is not null, lockWait);
        return held ?? throw new IOException("keys/: another program has held the lock for half a minute. End it, or remove keys/.lock.");
    }

    private static FileStream? TryLock(DirectoryInfo directory)
    {
        try
        {
            return new(System.IO.Path.Combine(directory.FullName, ".lock"), OwnersFile(FileMode.OpenOrCreate));
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static void Create(string path)
    {
        // Written aside and moved: somebody who looks without the lock sees a whole key or none, and so does whoever comes after a crash.
        var draft = $"{path}.new";
        using (var file = new FileStream(draft, OwnersFile(FileMode.Create)))
        {
            file.Write(RandomNumberGenerator.GetBytes(KeyBytes));
            file.Flush(flushToDisk: true);
        }

        File.Move(draft, path);
    }

    private static FileStreamOptions OwnersFile(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }

    private static Key Read(FileInfo file)
    {
        var version = int.Parse(file.Name.Split(".v")[1].Split('.')[0], CultureInfo.InvariantCulture);
        var bytes = File.ReadAllBytes(file.FullName);
        return bytes.Length == KeyBytes ? new(version, bytes) : throw new InvalidDataException($"keys/{file.Name}: is not a key of {KeyBytes} bytes. Put it back from its backup.");
    }
}
