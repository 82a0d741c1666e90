using FeedbackPipeline.Securing.Staffing;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Reviewing.Scoping;

/// <summary>Finds out what part of the tree a member may look at.</summary>
public sealed class ReadScope(IPlaceBook places)
{
    /// <param name="place">Id of the place asked for; the member's own where null or empty.</param>
    /// <returns>Null where the place is unknown or not the member's: to them it does not exist.</returns>
    public async Task<PlaceScope?> OfAsync(StaffMember member, string? place, CancellationToken cancellationToken)
    {
        var tree = await places.ReadAsync(cancellationToken);
        var choices = tree.WithBelow(member.Place).ToList();
        var chosen = string.IsNullOrEmpty(place) ? choices.FirstOrDefault() : choices.Find(known => known.Id == place);
        return chosen is null ? null : new(chosen, choices, tree);
    }
}
