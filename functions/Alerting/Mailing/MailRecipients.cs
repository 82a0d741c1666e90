using FeedbackPipeline.Securing.Staffing;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Alerting.Mailing;

/// <summary>Who is written to: members who may do what is asked of them, at the place or at one above it, and have left an address.</summary>
public sealed class MailRecipients(IStaffBook staff, IPlaceBook places)
{
    /// <param name="policy">One of <see cref="Securing.Policies"/>.</param>
    public async Task<IReadOnlyList<string>> AtAsync(string place, string policy, CancellationToken cancellationToken)
    {
        var above = (await places.ReadAsync(cancellationToken)).PathToRoot(place).Select(known => known.Id).ToHashSet(StringComparer.Ordinal);
        var addresses = await staff.AddressesAsync(cancellationToken);
        return
        [
            .. (await staff.ListAsync(cancellationToken))
                .Where(member => member.May(policy) && above.Contains(member.Place))
                .Select(member => addresses.GetValueOrDefault(member.Id))
                .OfType<string>()
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Order(StringComparer.OrdinalIgnoreCase),
        ];
    }
}
