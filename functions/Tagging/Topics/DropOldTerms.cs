using System.Globalization;
using FeedbackPipeline.Messages;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tagging.Topics;

/// <summary>Keeps the counters of words from growing for ever.</summary>
public sealed class DropOldTerms(ITermBook book, OrganisationCalendar calendar, TimeProvider time) : ITimedWork
{
    /// <summary>A month is compared with the year before it, and the month before that is just ending.</summary>
    private const int MonthsKept = 15;

    public string Name => "fn-terms";

    public TimeSpan Every => TimeSpan.FromDays(1);

    public Task RunAsync(CancellationToken cancellationToken)
        => book.DropBeforeAsync(calendar.DayOf(time.GetUtcNow()).AddMonths(-MonthsKept).ToString("yyyy-MM", CultureInfo.InvariantCulture), cancellationToken);
}
