using FeedbackPipeline.Demonstrating.Inventing;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Securing.Staffing;

namespace FeedbackPipeline.Demonstrating.Living;

/// <summary>Who works with the feedback of the made-up organisation.</summary>
internal static class StaffOfDemo
{
    public static StaffMember Involvement { get; } = new("involvement-lead", [Roles.Reviewer], InventPlaces.Root);

    public static StaffMember Safeguarding { get; } = new("safeguarding-lead", [Roles.Safeguarding], InventPlaces.Root);

    public static StaffMember Manager { get; } = new("operations-manager", [Roles.Manager], InventPlaces.Root);

    public static IReadOnlyList<StaffMember> All { get; } =
    [
        Involvement,
        Safeguarding,
        Manager,
        new("saltmere-manager", [Roles.Manager], InventPlaces.Saltmere),
        new("wendle-manager", [Roles.Manager], InventPlaces.Wendle),
        new("administrator", [Roles.Administrator], InventPlaces.Root),
    ];
}
