using System.Globalization;
using FeedbackPipeline.Messages;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Alerting.Safeguarding;

/// <summary>Tells again, and tells administrators too, when nobody opened a concern in time.</summary>
public sealed class ChaseConcerns(
    IConcernNotices notices,
    IPlaceBook places,
    WordConcern words,
    TellLeads leads,
    OrganisationCalendar calendar,
    IOptions<SafeguardingOptions> options,
    TimeProvider time) : ITimedWork
{
    public string Name => "fn-chase-concerns";

    public TimeSpan Every { get; } = TimeSpan.FromMinutes(1);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var late = (await notices.UnopenedAsync(cancellationToken)).Select(concern => (Concern: concern, Reminder: DueReminder(concern, now))).Where(pair => pair.Reminder > 0).ToList();
        if (late.Count == 0)
        {
            return;
        }

        var tree = await places.ReadAsync(cancellationToken);
        foreach (var (concern, reminder) in late)
        {
            var notice = string.Create(CultureInfo.InvariantCulture, $"not-opened-{reminder}");
            await leads.TellAsync(concern.FeedbackId, notice, words.NotOpened(concern, reminder, tree), cancellationToken);
        }
    }

    /// <summary>The newest reminder whose time has come; 0 for none.</summary>
    private int DueReminder(ConcernNotice concern, DateTimeOffset now)
        => Enumerable.Range(1, options.Value.Reminders).LastOrDefault(reminder => OpenBy.Of(concern.Level, concern.Raised, reminder, calendar, options.Value) <= now);
}
