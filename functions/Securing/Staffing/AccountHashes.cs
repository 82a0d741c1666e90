namespace FeedbackPipeline.Securing.Staffing;

/// <summary>The stored form of an account or an address: keyed, and for good, since who was removed must stay known.</summary>
public sealed class AccountHashes(Pseudonyms pseudonyms)
{
    /// <param name="subject">The account at its provider, the provider included.</param>
    public string OfSubject(string subject) => pseudonyms.TokenHash("work-account", subject);

    public string OfAddress(string address) => pseudonyms.TokenHash("work-address", address.Trim().ToLowerInvariant());
}
