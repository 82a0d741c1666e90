namespace FeedbackPipeline.Hosting.SigningIn.WorkAccounts;

/// <summary>What an account says about its holder, as far as it can be relied on.</summary>
/// <param name="Subject">The account, its provider included.</param>
/// <param name="Ids">What a setting can name the account by.</param>
/// <param name="Address">An e-mail address that the provider vouches for.</param>
/// <param name="Roles">Those of ours it names, in our order.</param>
/// <param name="Place">What it says in the claim for places; null where no claim is set up for them.</param>
public sealed record WorkIdentity(string Subject, IReadOnlyList<string> Ids, string? Address, IReadOnlyList<string> Roles, string? Place)
{
    /// <param name="name">An e-mail address, or an id at the provider.</param>
    public bool IsCalled(string name)
        => name.Length > 0 && (string.Equals(name, Address, StringComparison.OrdinalIgnoreCase) || Ids.Contains(name, StringComparer.OrdinalIgnoreCase));
}
