using FeedbackPipeline.Collecting.Receipts;
using FeedbackPipeline.Storing.Erasing;

namespace FeedbackPipeline.Storing.Sqlite.Collecting;

public sealed class Withdrawals(EraseFeedback erase) : IWithdrawals
{
    public async Task<Withdrawal?> WithdrawAsync(string receipt, string actor, CancellationToken cancellationToken)
        => await erase.EraseAsync(receipt, actor, cancellationToken) is { } erased ? new(erased.ConcernKept) : null;
}
