using FeedbackPipeline.Alerting.Lifecycle;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Securing.Staffing;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Alerting.Notifying;

/// <summary>
/// Whom an alert is told: those who handle alerts nearest to its place, and its owner; after escalation everybody who handles alerts on the way up to the
/// organisation.
/// </summary>
public static class AlertAudience
{
    /// <returns>Ids of members, in order.</returns>
    public static IReadOnlyList<string> Of(Alert alert, PlaceTree places, IReadOnlyList<StaffMember> staff)
    {
        var levels = places.PathToRoot(alert.Place)
            .Select(place => staff.Where(member => member.Place == place.Id && member.May(Policies.HandleAlerts)).Select(member => member.Id).ToList())
            .Where(level => level.Count > 0)
            .ToList();
        var told = (alert.Escalated is null ? levels.Take(1) : levels).SelectMany(level => level);
        var owner = staff.Where(member => member.Id == alert.Owner && member.May(Policies.HandleAlerts)).Select(member => member.Id);
        return [.. told.Concat(owner).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }
}
