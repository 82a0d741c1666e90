using System.Globalization;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Alerting.Safeguarding;

/// <summary>Puts concerns into messages.</summary>
public sealed class WordConcern(OrganisationCalendar calendar)
{
    private const string NoWords = "This message never holds what was said. Only the safeguarding page does.";

    public ConcernWords Raised(ConcernNotice concern, PlaceTree places) => new(
        $"{concern.FeedbackId}.{Code.Of(concern.Level)}",
        concern.Place,
        concern.Level == ConcernLevel.RingNow ? "Open now: somebody may be in danger" : "A concern waits for you",
        [
            concern.Level == ConcernLevel.RingNow
                ? "Words came in that may mean somebody is in danger now. Open them now, at any hour. In an emergency ring 999."
                : "Words came in that may be about harm. Please open them within the hour.",
            Where(concern, places),
            NoWords,
        ],
        Page(concern),
        concern.Level == ConcernLevel.RingNow,
        Overdue: false);

    /// <param name="reminder">Counts from 1.</param>
    public ConcernWords NotOpened(ConcernNotice concern, int reminder, PlaceTree places) => new(
        string.Create(CultureInfo.InvariantCulture, $"{concern.FeedbackId}.not-opened-{reminder}"),
        concern.Place,
        "Nobody has opened a concern",
        ["A concern waits, and nobody has opened it in time. Please open it, or ring who is on duty.", Where(concern, places), NoWords],
        Page(concern),
        Urgent: true,
        Overdue: true);

    public static ConcernWords Test(DateOnly day, string place) => new(
        string.Create(CultureInfo.InvariantCulture, $"safeguarding-test.{day:yyyy-MM-dd}"),
        place,
        "Test: the safeguarding route works",
        ["This message comes each working day. If it does not come one day, messages about concerns may not come either: ask for the doctor command to be run."],
        Path: null,
        Urgent: false,
        Overdue: false);

    private string Where(ConcernNotice concern, PlaceTree places)
    {
        var day = calendar.DayOf(concern.Raised);
        var minutes = (int)(concern.Raised - calendar.StartOf(day)).TotalMinutes;
        return string.Create(CultureInfo.InvariantCulture, $"Place: {places.Find(concern.Place)?.Name ?? concern.Place}. Found on {day:d MMMM yyyy} at {minutes / 60:00}:{minutes % 60:00}.");
    }

    private static string Page(ConcernNotice concern) => concern.IsTranscript ? $"/review/transcripts/{concern.FeedbackId}" : $"/review/concerns/{concern.FeedbackId}";
}
