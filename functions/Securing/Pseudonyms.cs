using System.Security.Cryptography;
using System.Text;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Securing;

/// <summary>Keyed hashes (HMAC-SHA-256) that stand for something that must not be stored: the same input gives the same code, and nobody without the key can go back.</summary>
public sealed class Pseudonyms(KeyRing keys)
{
    private const int IdCharacters = 26;
    private readonly byte[] key = keys.Current(KeyPurpose.Identity).Bytes;

    /// <summary>The id of a submission from its idempotency key or provider's message id.</summary>
    public string FeedbackId(string idempotencyKey) => $"fb_{Hash("feedback", idempotencyKey, IdCharacters)}";

    /// <summary>The receipt of a submission. Eight signs can collide among a million submissions, so the store may ask for a later attempt.</summary>
    public string ReceiptOf(string feedbackId, int attempt)
        => Receipt.Format(Hash("receipt", attempt == 0 ? feedbackId : $"{feedbackId}#{attempt}", Receipt.Length).ToUpperInvariant());

    /// <summary>The one-way count token of a person known by <paramref name="personKey"/> in the register or the sender's system.</summary>
    public string CountToken(string personKey) => $"p_{Hash("respondent", personKey, IdCharacters)}";

    /// <summary>The stored form of an invitation's code or a sign-in token.</summary>
    public string TokenHash(string purpose, string token) => Hash(purpose, token, IdCharacters);

    private string Hash(string purpose, string input, int characters)
    {
        // The purpose ends with a sign no input can hold, so that no two purposes can ever meet.
        Span<byte> digest = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{purpose}\0{input}"), digest);
        return Crockford.Encode(digest, characters).ToLowerInvariant();
    }
}
