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

internal sealed record TokenDocument(StaffTokenKind Kind, string Staff, DateTimeOffset Made, DateTimeOffset Expires, DateTimeOffset? Used = null) : CosmosDocument
{
    public const string OnlyId = "token";

    public override string Type => "token";

    public static string PartitionOf(string hash) => $"token:{hash}";
}
