using System.Globalization;
using System.Security.Cryptography;

namespace FeedbackPipeline.Securing;

/// <summary>
/// The installation's secret keys, one file a purpose and version under <c>keys/</c>, made on first use with mode 0600. Losing them makes receipts and
/// count tokens meaningless, so they need a backup of their own. Adding a higher version rotates; the identity key alone cannot rotate, since receipts and count tokens come from it.
/// </summary>
public sealed class KeyRing(DataFolder folder)
{
    private const int KeyBytes = 32;
    private static readonly TimeSpan lockWait = TimeSpan.FromSeconds(30);
    private readonly Dictionary<string, IReadOnlyList<Key>> read = [];
    private readonly Lock gate = new();

    /// <summary>The newest key of a purpose, made if there is none.</summary>
    public Key Current(KeyPurpose purpose) => All(purpose)[0];

    /// <summary>Every key of a purpose, newest first: what older ones signed can still be checked.</summary>
    public IReadOnlyList<Key> All(KeyPurpose purpose)
    {
        var name = purpose.ToString().ToLowerInvariant();
        lock (gate)
        {
            if (!read.TryGetValue(name, out var keys))
            {
                read[name] = keys = Load(name);
            }

            return keys;
        }
    }

    private List<Key> Load(string name)
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

/// <param name="Version">Counts up from 1; the highest is used for new work.</param>
public sealed record Key(int Version, byte[] Bytes);

public enum KeyPurpose
{
    /// <summary>Submission ids, receipts and count tokens.</summary>
    Identity,

    /// <summary>Signatures of queue messages.</summary>
    Envelope,

    /// <summary>Sign-in links and tokens of staff.</summary>
    SignIn,

    /// <summary>Words kept for the safeguarding lead alone.</summary>
    Sealing,
}
