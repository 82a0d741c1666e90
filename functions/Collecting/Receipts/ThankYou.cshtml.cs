using FeedbackPipeline.Collecting.Recordings;
using FeedbackPipeline.Collecting.Surveying;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Collecting.Receipts;

/// <summary>Says that the words are safe and what comes next.</summary>
public sealed class ThankYouModel(IReceiptBook book, SurveyCatalogue surveys, IOptions<OrganisationOptions> organisation) : ReceiptPage(book)
{
    public string Telephone => organisation.Value.Telephone;

    /// <summary>There is a recording that nobody has heard yet.</summary>
    public bool WillBeHeard => Status.Recording is RecordingState.Waiting or RecordingState.ForPerson;

    /// <summary>False where an invitation answered for them, or they have finished.</summary>
    public bool AsksAboutYou => !Status.Linked && !Status.AboutClosed && surveys.Find(Status.Survey) is { AboutYou.Count: > 0 };

    public void OnGet()
    {
    }
}
