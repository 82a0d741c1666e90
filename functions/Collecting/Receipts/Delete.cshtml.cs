
namespace FeedbackPipeline.Collecting.Receipts;

/// <summary>Asks once, needs no reason, and says plainly what was kept.</summary>
public sealed class DeleteModel(IReceiptBook book, IWithdrawals withdrawals) : ReceiptPage(book)
{
    private const string Actor = "giver";

    /// <summary>Null until it was done.</summary>
    public Withdrawal? Done { get; private set; }

    public void OnGet()
    {
    }

    public async Task OnPostAsync()
        => Done = await withdrawals.WithdrawAsync(Status.Receipt, Actor, HttpContext.RequestAborted) ?? new Withdrawal(ConcernKept: false);
}
