using FeedbackPipeline.Collecting.Receipts;

namespace FeedbackPipeline.Collecting.AskingAboutYou;

/// <summary>The end of the form.</summary>
public sealed class DoneModel(IReceiptBook book) : ReceiptPage(book)
{
    public void OnGet()
    {
    }
}
