using FeedbackPipeline.Alerting.Lifecycle;
using FeedbackPipeline.Alerting.Wording;

namespace FeedbackPipeline.Alerting.Notifying;

/// <summary>What one message tells: one urgent change, or all that changed since the last digest. Aggregates only; small numbers are protected already.</summary>
/// <param name="Recipient">Id of the member of staff it is for; null where one message reaches everybody.</param>
/// <param name="News">At least one; urgent changes first, then by place.</param>
public sealed record AlertDigest(string? Recipient, IReadOnlyList<AlertNews> News)
{
    /// <summary>One line that names no group: it may be read on a locked screen.</summary>
    public string Subject => News.Count == 1
        ? News[0].Change switch
        {
            AlertChanges.Opened => "A new alert about missing voices",
            AlertChanges.BecameSerious => "A serious alert about missing voices",
            AlertChanges.Escalated => "An alert nobody has dealt with for 10 working days",
            _ => "An alert about missing voices has changed",
        }
        : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{News.Count} alerts about missing voices have changed");
}

/// <param name="Change">One of <see cref="AlertChanges"/>: the newest change of this alert people must be told.</param>
public sealed record AlertNews(AlertReport Report, string Change);
