using System.Security.Cryptography;
using System.Text;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Securing;

/// <summary>HMAC-SHA-256 as lower-case signs.</summary>
internal static class KeyedHash
{
    public static string Of(byte[] key, string purpose, string input, int characters)
    {
        // The purpose ends with a sign no input can hold, so that no two purposes can ever meet.
        Span<byte> digest = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{purpose}\0{input}"), digest);
        return Crockford.Encode(digest, characters).ToLowerInvariant();
    }
}
