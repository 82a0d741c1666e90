using FeedbackPipeline.Securing.Staffing;

namespace FeedbackPipeline.Reviewing.Missing;

/// <summary>Whose voices a place has heard in this counting period against whom it supports, protected for whoever asks.</summary>
public interface IRepresentation
{
    /// <returns>Null where nobody has said yet whom the place supports.</returns>
    Task<PlaceRepresentation?> OfAsync(string place, StaffMember member, CancellationToken cancellationToken);
}
