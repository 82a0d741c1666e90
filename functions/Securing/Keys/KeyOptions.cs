using System.Globalization;

namespace FeedbackPipeline.Securing.Keys;

/// <summary>
/// Keys given as settings, each by its version, as <c>Securing:Keys:Identity:1</c>: 32 bytes in base64, on Azure by references to a Key Vault.
/// Empty ones count as not given. Section <c>Securing:Keys</c>.
/// </summary>
public sealed class KeyOptions
{
    public const string Section = "Securing:Keys";

    /// <summary>Receipts and count tokens. It cannot rotate.</summary>
    public Dictionary<string, string> Identity { get; init; } = [];

    /// <summary>Signatures of queue messages.</summary>
    public Dictionary<string, string> Envelope { get; init; } = [];

    /// <summary>Sign-in links, codes and tokens.</summary>
    public Dictionary<string, string> SignIn { get; init; } = [];

    /// <summary>What few may read.</summary>
    public Dictionary<string, string> Sealing { get; init; } = [];

    /// <summary>The settings of a purpose that hold something, by version as written.</summary>
    internal Dictionary<string, string> Given(KeyPurpose purpose)
        => Of(purpose).Where(setting => setting.Value.Length > 0).ToDictionary();

    /// <summary>Newest first. Only after validation.</summary>
    internal IReadOnlyList<Key> Keys(KeyPurpose purpose)
        => [.. Given(purpose).Select(setting => new Key(VersionOf(setting.Key)!.Value, BytesOf(setting.Value)!)).OrderByDescending(key => key.Version)];

    internal static int? VersionOf(string version)
        => int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;

    /// <summary>Null where it is no key.</summary>
    internal static byte[]? BytesOf(string value)
    {
        var bytes = new byte[Key.Size];
        return Convert.TryFromBase64String(value, new byte[value.Length], out var length) && length == Key.Size && Convert.TryFromBase64String(value, bytes, out _) ? bytes : null;
    }

    private Dictionary<string, string> Of(KeyPurpose purpose) => purpose switch
    {
        KeyPurpose.Identity => Identity,
        KeyPurpose.Envelope => Envelope,
        KeyPurpose.SignIn => SignIn,
        _ => Sealing,
    };
}
