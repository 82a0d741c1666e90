using FeedbackPipeline.Securing;
using FeedbackPipeline.Securing.Staffing;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Alerting.Stepping;

/// <summary>Who may take care of an alert: members who handle alerts at its place, or at one above it.</summary>
public sealed class AlertOwners(IStaffBook staff, IPlaceBook places)
{
    /// <returns>Their ids, in order.</returns>
    public async Task<IReadOnlyList<string>> AtAsync(string place, CancellationToken cancellationToken)
    {
        var above = (await places.ReadAsync(cancellationToken)).PathToRoot(place).Select(known => known.Id).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. (await staff.ListAsync(cancellationToken))
                .Where(member => member.May(Policies.HandleAlerts) && above.Contains(member.Place))
                .Select(member => member.Id)
                .Order(StringComparer.Ordinal),
        ];
    }
}
