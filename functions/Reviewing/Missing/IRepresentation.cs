using FeedbackPipeline.Securing.Staffing;

namespace FeedbackPipeline.Reviewing.Missing;

/// <summary>Whose voices a place has heard in this counting period against whom it supports, protected for whoever asks.</summary>
public interface IRepresentation
{
    /// <param name="on">As it was at the end of that day; null: now.</param>
    /// <returns>Null where nobody had said yet whom the place supports.</returns>
    Task<PlaceRepresentation?> OfAsync(string place, StaffMember member, DateOnly? on, CancellationToken cancellationToken);
}
