using FeedbackPipeline.Collecting.Accepting;
using FeedbackPipeline.Collecting.Receipts;
using FeedbackPipeline.Collecting.Surveying;
using FeedbackPipeline.Reference;
using FeedbackPipeline.Securing.Limiting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace FeedbackPipeline.Collecting.AskingAboutYou;

/// <summary>One question about the person. Finer choices come as a second step in the same place, so that no answer stands in an address.</summary>
[EnableRateLimiting(RateLimits.Submissions)]
public sealed class AboutYouQuestionModel(IReceiptBook book, SurveyCatalogue surveys, Demographics demographics) : ReceiptPage(book)
{
    public const string Skip = "skip";

    private IReadOnlyList<Dimension> dimensions = [];

    [BindProperty(SupportsGet = true, Name = "dimension")]
    public string Key { get; set; } = "";

    public Dimension Dimension { get; private set; } = null!;

    /// <summary>Counts from 1.</summary>
    public int Number { get; private set; }

    public int Count => dimensions.Count;

    /// <summary>The wide category chosen in the first step, in the second; null in the first.</summary>
    public Category? Within { get; private set; }

    public IEnumerable<Category> Choices => Within is null ? Dimension.FirstChoices : Dimension.DetailOf(Within.Key);

    public string Question => Within is null ? Dimension.Label : $"{Within.Label}: which one?";

    public string Back => (Within, Number) switch
    {
        ({ }, _) => $"{Path}/about-you/{Key}",
        (_, > 1) => $"{Path}/about-you/{dimensions[Number - 2].Key}",
        _ => $"{Path}/about-you",
    };

    public IActionResult OnGet() => Choose(null) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string[] answer, string? within, string? go)
    {
        if (!Choose(within))
        {
            return NotFound();
        }

        var skips = go == Skip;
        var (answers, error) = ReadChoice.From(Dimension, Within, skips ? [] : answer, skips, WhoSupplied.With(Status.Help));
        if (error is not null)
        {
            return Again(error);
        }

        var detail = Within is null && answers is [{ Category: { } chosen }] && Dimension.DetailOf(chosen).Any() ? chosen : null;
        var last = detail is null && Number == Count;
        await Book.AddAboutAsync(Status.Receipt, answers, last, HttpContext.RequestAborted);
        if (detail is not null)
        {
            Choose(detail);
            return Page();
        }

        return Redirect(last ? $"{Path}/done" : $"{Path}/about-you/{dimensions[Number].Key}");
    }

    private bool Choose(string? within)
    {
        dimensions = AboutYouQuestions.Of(Status, surveys, demographics);
        Number = dimensions.Select(dimension => dimension.Key).ToList().IndexOf(Key) + 1;
        if (Number == 0)
        {
            return false;
        }

        Dimension = dimensions[Number - 1];
        Within = string.IsNullOrEmpty(within) ? null : Dimension.Categories.FirstOrDefault(category => category.Key == within);
        return true;
    }
}
