namespace FeedbackPipeline.Securing.Staffing;

/// <summary>Which member an account kept elsewhere belongs to. Knows accounts by keyed hashes only. Implemented by the store.</summary>
public interface IWorkAccounts
{
    Task<WorkAccount?> FindAsync(string hash, CancellationToken cancellationToken);

    /// <summary>Inserts or replaces.</summary>
    Task SaveAsync(string hash, WorkAccount account, CancellationToken cancellationToken);

    /// <summary>Puts a sign-in into the audit.</summary>
    /// <param name="how">A word for the way in.</param>
    Task RecordSignInAsync(string staff, string how, CancellationToken cancellationToken);
}

/// <param name="Staff">Id of a member, who may have been removed since: the account stays theirs, so that it can not come back as somebody new.</param>
/// <param name="RolesByClaim">True once the account itself named roles; from then on they come and go with it.</param>
public sealed record WorkAccount(string Staff, bool RolesByClaim);
