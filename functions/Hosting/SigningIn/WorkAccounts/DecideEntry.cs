using FeedbackPipeline.Securing;
using FeedbackPipeline.Securing.Staffing;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Hosting.SigningIn.WorkAccounts;

/// <summary>
/// Who somebody with a work account is here. Roles come from the account where it names any, else from the staff book; the place is that of the book, else the
/// account's, else the whole organisation. Whoever was removed stays out until an operator lets them in again.
/// </summary>
internal static class DecideEntry
{
    /// <summary>What ids of members made by an account start with.</summary>
    public const string MadeByAccount = "w_";

    /// <param name="account">What is known of the account, or of its address.</param>
    /// <param name="member">The member it belongs to, unless there is none or they were removed.</param>
    /// <param name="isFirst">They are the administrator named at deployment, and nobody else is one.</param>
    public static Entry Of(WorkIdentity who, string newId, WorkAccount? account, StaffMember? member, bool isFirst, PlaceTree places)
    {
        if (account is not null && member is null)
        {
            return new(null, account, EntryRefusal.Removed);
        }

        var byClaim = who.Roles.Count > 0 || account is { RolesByClaim: true };
        var given = byClaim ? who.Roles : member?.Roles ?? [];
        var roles = Roles.All.Where(role => given.Contains(role) || (isFirst && role == Roles.Administrator)).ToList();
        var kept = new WorkAccount(member?.Id ?? newId, byClaim);
        var place = member is not null && (who.Place is null || !member.Id.StartsWith(MadeByAccount, StringComparison.Ordinal)) ? member.Place
            : who.Place is null || isFirst ? places.Root.Id
            : places.Find(who.Place.Length == 0 ? "?" : who.Place)?.Id;
        return place is null ? new(null, kept, EntryRefusal.NoPlace)
            : roles.Count > 0 ? new(new(kept.Staff, roles, place), kept, null)
            : new(member is null ? null : member with { Roles = [] }, kept, EntryRefusal.NoRole);
    }
}

/// <param name="Member">As the staff book should have them; null: not at all.</param>
/// <param name="Account">As it should be kept.</param>
/// <param name="Refusal">Null: they are in.</param>
internal sealed record Entry(StaffMember? Member, WorkAccount Account, EntryRefusal? Refusal);

public enum EntryRefusal
{
    /// <summary>Neither the account nor the staff book names a role.</summary>
    NoRole,

    /// <summary>The account names no place that we know.</summary>
    NoPlace,

    /// <summary>The member was removed.</summary>
    Removed,
}
