using FeedbackPipeline.Securing.Limiting;
using FeedbackPipeline.Vocabulary;
using Microsoft.AspNetCore.Mvc;

namespace FeedbackPipeline.Collecting.Receipts;

/// <summary>Where a receipt is typed in.</summary>
[LimitGuesses]
public sealed class FindReceiptModel : PublicPage
{
    public string Typed { get; private set; } = "";

    public void OnGet()
    {
    }

    public IActionResult OnPost(string? code)
    {
        Typed = code ?? "";
        return Receipt.Parse(Typed) is { } receipt
            ? Redirect($"/r/{receipt}")
            : Again("The code must have 8 letters and numbers. Please check it.");
    }
}
