namespace FeedbackPipeline.Securing.Staffing;

/// <summary>Ends a member's access for good: their address is forgotten, but who comes with it again is known to have been removed.</summary>
public sealed class EndAccess(IStaffBook book, IWorkAccounts accounts, AccountHashes hashes)
{
    /// <summary>False where the id is unknown.</summary>
    public async Task<bool> OfAsync(string id, string actor, CancellationToken cancellationToken)
    {
        if ((await book.AddressesAsync(cancellationToken)).GetValueOrDefault(id) is { } address)
        {
            await accounts.SaveAsync(hashes.OfAddress(address), new(id, RolesByClaim: false), cancellationToken);
        }

        return await book.RemoveAsync(id, actor, cancellationToken);
    }
}
