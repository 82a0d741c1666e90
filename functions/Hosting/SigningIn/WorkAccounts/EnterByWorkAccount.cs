using System.Security.Claims;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Securing.Staffing;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Hosting.SigningIn.WorkAccounts;

/// <summary>Lets the holder of a work account in as a member of staff, and keeps the staff book in step with what the account says.</summary>
public sealed class EnterByWorkAccount(
    IStaffBook book,
    IWorkAccounts accounts,
    IPlaceBook places,
    AccountHashes hashes,
    FindByAddress addresses,
    IOptions<WorkAccountOptions> work,
    IOptions<SigningInOptions> options)
{
    private const string Actor = "work-account";
    private const string FirstActor = "first-administrator";

    /// <param name="principal">From a token that was checked.</param>
    /// <param name="issuer">Who made it.</param>
    internal async Task<Entry> EnterAsync(ClaimsPrincipal principal, string issuer, CancellationToken cancellationToken)
    {
        if (ReadClaims.Of(principal, issuer, work.Value) is not { } who)
        {
            return new(null, new("", RolesByClaim: false), EntryRefusal.NoRole);
        }

        var hash = hashes.OfSubject(who.Subject);
        var account = await accounts.FindAsync(hash, cancellationToken) ?? await FindByAddressAsync(who, cancellationToken);
        var member = account is null ? null : await book.FindAsync(account.Staff, cancellationToken);
        var isFirst = who.IsCalled(options.Value.FirstAdministrator) && await MayBeFirstAsync(member, cancellationToken);
        var tree = await places.ReadAsync(cancellationToken);
        var entry = DecideEntry.Of(who, DecideEntry.MadeByAccount + hash, account, member, isFirst, tree);
        if (entry.Member is { } now)
        {
            await KeepAsync(hash, entry, now, member, isFirst, cancellationToken);
        }

        return entry;
    }

    private async Task<WorkAccount?> FindByAddressAsync(WorkIdentity who, CancellationToken cancellationToken)
        => who.Address is null ? null
            : await addresses.FindAsync(who.Address, cancellationToken) is { Member.Id: var id } ? new(id, RolesByClaim: false)
            : await accounts.FindAsync(hashes.OfAddress(who.Address), cancellationToken);

    /// <summary>Whoever is one already stays one.</summary>
    private async Task<bool> MayBeFirstAsync(StaffMember? member, CancellationToken cancellationToken)
        => member?.Roles.Contains(Roles.Administrator) == true
            || !(await book.ListAsync(cancellationToken)).Any(known => known.Roles.Contains(Roles.Administrator));

    private async Task KeepAsync(string hash, Entry entry, StaffMember now, StaffMember? before, bool isFirst, CancellationToken cancellationToken)
    {
        if (before is null || before.Place != now.Place || !before.Roles.ToHashSet(StringComparer.Ordinal).SetEquals(now.Roles))
        {
            await book.SaveAsync(now, isFirst ? FirstActor : Actor, cancellationToken);
        }

        if (await accounts.FindAsync(hash, cancellationToken) != entry.Account)
        {
            await accounts.SaveAsync(hash, entry.Account, cancellationToken);
        }
    }
}
