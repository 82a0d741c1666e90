using FeedbackPipeline.Securing.Staffing;

namespace FeedbackPipeline.Reviewing.Missing;

/// <summary>Stands in where nothing measures: there is nothing to compare with.</summary>
internal sealed class NothingMeasured : IRepresentation
{
    public Task<PlaceRepresentation?> OfAsync(string place, StaffMember member, CancellationToken cancellationToken) => Task.FromResult<PlaceRepresentation?>(null);
}
