using System.Security.Cryptography;
using System.Text;

namespace FeedbackPipeline.Vocabulary;

/// <summary>The same number for the same text, for services that tell a call that comes twice from a second one by such a number.</summary>
public static class StableGuid
{
    /// <summary>A UUID of our own making (RFC 9562, version 8).</summary>
    public static Guid Of(string text)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new(hash, bigEndian: true);
    }
}
