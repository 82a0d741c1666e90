using FeedbackPipeline.Securing.Keys;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Securing;

/// <summary>
/// The installation's secret keys: those of the settings where a purpose has any, else files under <c>keys/</c> of the data folder. Losing them makes receipts and
/// count tokens meaningless, so they need a backup of their own. Adding a higher version rotates; the identity key alone cannot rotate, since receipts and count tokens come from it.
/// </summary>
public sealed class KeyRing(IOptions<KeyOptions> options, Func<DataFolder> folder)
{
    private readonly Dictionary<KeyPurpose, IReadOnlyList<Key>> read = [];
    private readonly Lock gate = new();

    /// <summary>Keys of this folder alone.</summary>
    public KeyRing(DataFolder folder)
        : this(Options.Create(new KeyOptions()), () => folder)
    {
    }

    /// <summary>The newest key of a purpose, made if there is none.</summary>
    public Key Current(KeyPurpose purpose) => All(purpose)[0];

    /// <summary>Every key of a purpose, newest first: what older ones signed can still be checked.</summary>
    public IReadOnlyList<Key> All(KeyPurpose purpose)
    {
        lock (gate)
        {
            if (!read.TryGetValue(purpose, out var keys))
            {
                read[purpose] = keys = Load(purpose);
            }

            return keys;
        }
    }

    /// <summary>True where the keys of this purpose come from settings.</summary>
    public bool IsFromSettings(KeyPurpose purpose) => options.Value.Given(purpose).Count > 0;

    private IReadOnlyList<Key> Load(KeyPurpose purpose)
        => IsFromSettings(purpose) ? options.Value.Keys(purpose) : KeyFolder.Load(folder(), purpose.ToString().ToLowerInvariant());
}

/// <param name="Version">Counts up from 1; the highest is used for new work.</param>
public sealed record Key(int Version, byte[] Bytes)
{
    internal const int Size = 32;
}

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
