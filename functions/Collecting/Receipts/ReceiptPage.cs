using FeedbackPipeline.Securing.Limiting;
using FeedbackPipeline.Vocabulary;
using Microsoft.AspNetCore.Mvc.Filters;

namespace FeedbackPipeline.Collecting.Receipts;

/// <summary>A page for whoever holds a receipt. It never shows the words.</summary>
[LimitGuesses]
public abstract class ReceiptPage(IReceiptBook book) : PublicPage
{
    private const string Unknown = "/Collecting/Receipts/UnknownReceipt.cshtml";

    public ReceiptStatus Status { get; private set; } = null!;

    public string Path => $"/r/{Status.Receipt}";

    protected IReceiptBook Book { get; } = book;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var receipt = Receipt.Parse((string?)RouteData.Values["receipt"]);
        if (receipt is null || await Book.FindAsync(receipt, HttpContext.RequestAborted) is not { } status)
        {
            context.Result = Lost(Unknown);
            return;
        }

        Status = status;
        await next();
    }
}
