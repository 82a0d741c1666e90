using FeedbackPipeline.Demonstrating.Inventing;
using FeedbackPipeline.Measuring.References;
using FeedbackPipeline.Securing.Staffing;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Demonstrating.Living;

/// <summary>What an operator sets up before the first day: places, staff, and whom each of the larger places supports.</summary>
internal sealed class SetUpOrganisation(IPlaceBook places, IStaffBook staff, IReferenceBook references)
{
    private const string Source = "Larkmoor's own list of people supported";

    public async Task RunAsync(DemoYear year, IReadOnlyList<DemoPerson> people, CancellationToken cancellationToken)
    {
        var root = (await places.ReadAsync(cancellationToken)).Root;
        await places.SaveAsync(root with { Name = InventPlaces.Organisation }, cancellationToken);
        foreach (var place in InventPlaces.All(year))
        {
            await places.SaveAsync(place, cancellationToken);
        }

        foreach (var member in StaffOfDemo.All)
        {
            await staff.SaveAsync(member, "demo", cancellationToken);
        }

        await references.AddAsync(root.Id, Source, year.First, InventPeople.Reference(people), "demo", cancellationToken);
    }
}
