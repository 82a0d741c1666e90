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

    /// <summary>The stored form of a code that lasts, as an invitation's.</summary>
    public string TokenHash(string purpose, string token) => Hash(purpose, token, IdCharacters);

    private string Hash(string purpose, string input, int characters) => KeyedHash.Of(key, purpose, input, characters);
}
