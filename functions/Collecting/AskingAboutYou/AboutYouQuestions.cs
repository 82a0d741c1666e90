using FeedbackPipeline.Collecting.Receipts;
using FeedbackPipeline.Collecting.Surveying;
using FeedbackPipeline.Reference;

namespace FeedbackPipeline.Collecting.AskingAboutYou;

/// <summary>What to ask the giver of some words about themselves, in order.</summary>
internal static class AboutYouQuestions
{
    /// <summary>Empty where an invitation has answered already; dimensions without choices (open code lists) can not be asked on a page.</summary>
    public static IReadOnlyList<Dimension> Of(ReceiptStatus status, SurveyCatalogue surveys, Demographics demographics)
        => status.Linked ? [] : [.. (surveys.Find(status.Survey)?.AboutYou ?? []).Select(demographics.Find).OfType<Dimension>().Where(dimension => dimension.Categories.Count > 0)];
}
