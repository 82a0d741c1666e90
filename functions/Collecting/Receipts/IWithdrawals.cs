namespace FeedbackPipeline.Collecting.Receipts;

/// <summary>Takes words back for whoever holds their receipt. Implemented by the store.</summary>
public interface IWithdrawals
{
    /// <param name="receipt">However it was typed.</param>
    /// <returns>What is left, or null where the receipt is unknown.</returns>
    Task<Withdrawal?> WithdrawAsync(string receipt, string actor, CancellationToken cancellationToken);
}

/// <param name="ConcernKept">The safeguarding lead keeps a sealed copy until an open concern is decided.</param>
public sealed record Withdrawal(bool ConcernKept);
