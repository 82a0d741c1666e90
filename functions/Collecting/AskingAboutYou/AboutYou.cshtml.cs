using FeedbackPipeline.Collecting.Receipts;
using FeedbackPipeline.Collecting.Surveying;
using FeedbackPipeline.Reference;
using FeedbackPipeline.Securing.Limiting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace FeedbackPipeline.Collecting.AskingAboutYou;

/// <summary>Says why questions about the person follow, and takes no for an answer.</summary>
[EnableRateLimiting(RateLimits.Submissions)]
public sealed class AboutYouModel(IReceiptBook book, SurveyCatalogue surveys, Demographics demographics) : ReceiptPage(book)
{
    public IReadOnlyList<Dimension> Dimensions => AboutYouQuestions.Of(Status, surveys, demographics);

    public IActionResult OnGet() => Dimensions.Count == 0 ? Redirect(Path) : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        await Book.AddAboutAsync(Status.Receipt, [], closed: true, HttpContext.RequestAborted);
        return Redirect($"{Path}/done");
    }
}
