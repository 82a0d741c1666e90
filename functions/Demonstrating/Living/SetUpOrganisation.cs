using FeedbackPipeline.Demonstrating.Inventing;
using FeedbackPipeline.Measuring.References;
using FeedbackPipeline.Measuring.Registering;
using FeedbackPipeline.Securing.Staffing;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Demonstrating.Living;

/// <summary>What an operator sets up before the first day: places, staff, and the register with an invitation for everybody.</summary>
internal sealed class SetUpOrganisation(IPlaceBook places, IStaffBook staff, KeepRegister register, IReferenceBook references)
{
    private const string Source = "Larkmoor's own list of the people it supports";
    private const string Actor = "demo";

    /// <returns>The code of each person's invitation, by their number.</returns>
    public async Task<IReadOnlyDictionary<int, string>> RunAsync(DemoYear year, IReadOnlyList<DemoPerson> people, CancellationToken cancellationToken)
    {
        var root = (await places.ReadAsync(cancellationToken)).Root;
        await places.SaveAsync(root with { Name = InventPlaces.Organisation }, cancellationToken);
        foreach (var place in InventPlaces.All(year))
        {
            await places.SaveAsync(place, cancellationToken);
        }

        foreach (var member in StaffOfDemo.All)
        {
            await staff.SaveAsync(member, Actor, cancellationToken);
        }

        var tree = await places.ReadAsync(cancellationToken);
        var (_, invitations) = await register.KeepAsync(InventRegister.Of(people), tree, tree.Root, Source, year.First, false, Actor, cancellationToken);
        // The project has nobody on the register, so what the register says is not taken for everyone by itself.
        await references.AddAsync(root.Id, Source, year.First, InventRegister.Everyone(people), Actor, cancellationToken);
        var codes = invitations.ToDictionary(invitation => invitation.Key, invitation => invitation.Code, StringComparer.Ordinal);
        return people.ToDictionary(person => person.Number, person => codes[InventRegister.KeyOf(person)]);
    }
}
