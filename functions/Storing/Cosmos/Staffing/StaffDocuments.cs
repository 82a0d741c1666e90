using FeedbackPipeline.Securing.Staffing;

namespace FeedbackPipeline.Storing.Cosmos.Staffing;

/// <param name="Since">When the member was added, or added again: tokens that are older let nobody in.</param>
/// <param name="Address">Sealed, bound to the member's id.</param>
internal sealed record StaffDocument(string Member, IReadOnlyList<string> Roles, string Place, DateTimeOffset Since, DateTimeOffset? Removed = null, string? Address = null) : CosmosDocument
{
    public const string Partition = "staff";

    public override string Type => "staff";

    public static string IdOf(string member) => $"staff:{CosmosId.Of(member)}";

    public StaffMember ToMember() => new(Member, Roles, Place);
}

/// <param name="Used">Made anew for each try to use it, so that whoever was first can be told from the others.</param>
internal sealed record TokenDocument(StaffTokenKind Kind, string Staff, DateTimeOffset Made, DateTimeOffset Expires, string? Used = null) : CosmosDocument
{
    public const string OnlyId = "token";

    public override string Type => "token";

    public static string PartitionOf(string hash) => $"token:{hash}";
}
