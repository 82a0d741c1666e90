using System.Security.Cryptography;
using System.Text;

namespace FeedbackPipeline.Securing;

/// <summary>Encrypts text that few may read (AES-256-GCM under a versioned key), bound to what it belongs to.</summary>
public sealed class Sealing(KeyRing keys)
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    public string Seal(string text, string belongsTo)
    {
        var key = keys.Current(KeyPurpose.Sealing);
        var plain = Encoding.UTF8.GetBytes(text);
        var packed = new byte[NonceBytes + TagBytes + plain.Length];
        var nonce = packed.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(key.Bytes, TagBytes);
        cipher.Encrypt(nonce, plain, packed.AsSpan(NonceBytes + TagBytes), packed.AsSpan(NonceBytes, TagBytes), Encoding.UTF8.GetBytes(belongsTo));
        return $"{key.Version}.{Convert.ToBase64String(packed)}";
    }

    /// <exception cref="CryptographicException">It was changed, belongs to something else, or its key is gone.</exception>
    public string Open(string sealedText, string belongsTo)
    {
        var parts = sealedText.Split('.', 2);
        var key = keys.All(KeyPurpose.Sealing).FirstOrDefault(known => known.Version.ToString(System.Globalization.CultureInfo.InvariantCulture) == parts[0])
            ?? throw new CryptographicException($"The sealing key of version {parts[0]} is gone.");
        var packed = Convert.FromBase64String(parts[1]).AsSpan();
        var plain = new byte[packed.Length - NonceBytes - TagBytes];
        using var cipher = new AesGcm(key.Bytes, TagBytes);
        cipher.Decrypt(packed[..NonceBytes], packed[(NonceBytes + TagBytes)..], packed.Slice(NonceBytes, TagBytes), plain, Encoding.UTF8.GetBytes(belongsTo));
        return Encoding.UTF8.GetString(plain);
    }
}
