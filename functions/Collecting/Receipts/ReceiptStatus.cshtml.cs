using System.Globalization;
using FeedbackPipeline.Collecting.Surveying;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Collecting.Receipts;

/// <summary>Says what happened to the words: days only, never the words.</summary>
public sealed class ReceiptStatusModel(IReceiptBook book, SurveyCatalogue surveys, OrganisationCalendar calendar) : ReceiptPage(book)
{
    public string ReceivedOn => Day(Status.Received);

    public string? ReadOn => Status.Read is { } read ? Day(read) : null;

    public bool MayTellAboutThemselves => !Status.Linked && surveys.Find(Status.Survey) is { AboutYou.Count: > 0 };

    public void OnGet()
    {
    }

    private string Day(DateTimeOffset moment) => calendar.DayOf(moment).ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
