
namespace FeedbackPipeline.Securing.Staffing;

/// <summary>Staff and the tokens that let them in; only hashes of tokens are kept. Implemented by the store.</summary>
public interface IStaffBook
{
    /// <summary>Inserts or replaces.</summary>
    Task SaveAsync(StaffMember staff, string actor, CancellationToken cancellationToken);

    /// <summary>Null where the id is unknown or was removed.</summary>
    Task<StaffMember?> FindAsync(string id, CancellationToken cancellationToken);

    Task<IReadOnlyList<StaffMember>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Ends every session and token of a member at once. False where the id is unknown.</summary>
    Task<bool> RemoveAsync(string id, string actor, CancellationToken cancellationToken);

    /// <summary>Keeps where a member is written to, sealed; null takes it away. False where the id is unknown.</summary>
    Task<bool> SetAddressAsync(string id, string? address, string actor, CancellationToken cancellationToken);

    /// <summary>Addresses of the members who have one, by id.</summary>
    Task<IReadOnlyDictionary<string, string>> AddressesAsync(CancellationToken cancellationToken);

    Task AddTokenAsync(StaffToken token, CancellationToken cancellationToken);

    /// <summary>Whose unused, unexpired link this is, without using it.</summary>
    Task<StaffMember?> PeekLinkAsync(string hash, CancellationToken cancellationToken);

    /// <summary>Uses a link up; null where it is unknown, used or expired. Of two who try at once, one gets in.</summary>
    Task<StaffMember?> UseLinkAsync(string hash, CancellationToken cancellationToken);

    /// <summary>Whose script token this is, while it has not expired.</summary>
    Task<StaffMember?> FindByScriptTokenAsync(string hash, CancellationToken cancellationToken);
}

/// <param name="Hash">Keyed hash of the token.</param>
public sealed record StaffToken(string Hash, StaffTokenKind Kind, string Staff, DateTimeOffset Made, DateTimeOffset Expires);

public enum StaffTokenKind
{
    /// <summary>Signs a person in once.</summary>
    Link,

    /// <summary>Lets a script in again and again.</summary>
    Script,
}
