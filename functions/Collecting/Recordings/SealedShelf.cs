using System.Security.Cryptography;
using System.Text;
using FeedbackPipeline.Securing;

namespace FeedbackPipeline.Collecting.Recordings;

/// <summary>Seals each recording under a key of its own, bound to its name, before it is put on the shelf.</summary>
public sealed class SealedShelf(IRecordingShelf shelf, Sealing sealing, IdFactory ids)
{
    private const int KeyBytes = 32;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    /// <exception cref="ShelfUnavailableException">It could not be kept.</exception>
    public async Task<ShelvedRecording> PutAsync(Sound sound, CancellationToken cancellationToken)
    {
        var name = ids.Next("rec_");
        var key = RandomNumberGenerator.GetBytes(KeyBytes);
        await shelf.PutAsync(name, Seal(sound.Content.Span, key, name), cancellationToken);
        return new(name, sound.Kind, sound.Content.Length, Convert.ToHexStringLower(SHA256.HashData(sound.Content.Span)), sealing.Seal(Convert.ToBase64String(key), name));
    }

    /// <returns>The sound; null where it is gone.</returns>
    /// <exception cref="CryptographicException">It was changed, or its key is gone.</exception>
    public async Task<byte[]?> OpenAsync(ShelvedRecording recording, CancellationToken cancellationToken)
        => await shelf.ReadAsync(recording.Name, cancellationToken) is { } kept ? Open(kept, Convert.FromBase64String(sealing.Open(recording.Key, recording.Name)), recording.Name) : null;

    private static byte[] Seal(ReadOnlySpan<byte> sound, byte[] key, string name)
    {
        var packed = new byte[NonceBytes + TagBytes + sound.Length];
        RandomNumberGenerator.Fill(packed.AsSpan(0, NonceBytes));
        using var cipher = new AesGcm(key, TagBytes);
        cipher.Encrypt(packed.AsSpan(0, NonceBytes), sound, packed.AsSpan(NonceBytes + TagBytes), packed.AsSpan(NonceBytes, TagBytes), Encoding.UTF8.GetBytes(name));
        return packed;
    }

    private static byte[] Open(byte[] kept, byte[] key, string name)
    {
        if (kept.Length < NonceBytes + TagBytes)
        {
            throw new CryptographicException("The recording is cut short.");
        }

        var sound = new byte[kept.Length - NonceBytes - TagBytes];
        using var cipher = new AesGcm(key, TagBytes);
        cipher.Decrypt(kept.AsSpan(0, NonceBytes), kept.AsSpan(NonceBytes + TagBytes), kept.AsSpan(NonceBytes, TagBytes), sound, Encoding.UTF8.GetBytes(name));
        return sound;
    }
}
