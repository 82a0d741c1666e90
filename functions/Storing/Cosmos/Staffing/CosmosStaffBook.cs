using FeedbackPipeline.Securing;
using FeedbackPipeline.Securing.Staffing;

namespace FeedbackPipeline.Storing.Cosmos.Staffing;

/// <summary>Members in one partition; each token in one of its own, deleted by Cosmos DB once it has expired.</summary>
internal sealed class CosmosStaffBook(CosmosAccount account, CosmosAudit audit, Sealing sealing, TimeProvider time) : IStaffBook
{
    private CosmosShelf Books => account.Books;

    public Task SaveAsync(StaffMember staff, string actor, CancellationToken cancellationToken)
        => ChangeAsync(
            staff.Id,
            known => known switch
            {
                { Removed: null } when known.Place == staff.Place && known.Roles.SequenceEqual(staff.Roles, StringComparer.Ordinal) => null,
                { Removed: null } => known with { Roles = staff.Roles, Place = staff.Place },
                _ => new(staff.Id, staff.Roles, staff.Place, time.GetUtcNow()) { Pk = StaffDocument.Partition, Id = StaffDocument.IdOf(staff.Id) },
            },
            actor,
            "staff-saved",
            $"{string.Join(',', staff.Roles)} at {staff.Place}",
            cancellationToken);

    public async Task<StaffMember?> FindAsync(string id, CancellationToken cancellationToken) => (await DocumentAsync(id, cancellationToken))?.ToMember();

    public async Task<IReadOnlyList<StaffMember>> ListAsync(CancellationToken cancellationToken)
        => [.. (await AllAsync(cancellationToken)).Select(member => member.ToMember()).OrderBy(member => member.Id, StringComparer.Ordinal)];

    public Task<bool> RemoveAsync(string id, string actor, CancellationToken cancellationToken)
        => ChangeAsync(
            id,
            known => known is { Removed: null } ? known with { Removed = time.GetUtcNow(), Address = null } : null,
            actor,
            "staff-removed",
            null,
            cancellationToken);

    public Task<bool> SetAddressAsync(string id, string? address, string actor, CancellationToken cancellationToken)
        => ChangeAsync(
            id,
            known => known is { Removed: null } ? known with { Address = address is null ? null : sealing.Seal(address, id) } : null,
            actor,
            address is null ? "staff-address-removed" : "staff-address-set",
            null,
            cancellationToken);

    public async Task<IReadOnlyDictionary<string, string>> AddressesAsync(CancellationToken cancellationToken)
        => (await AllAsync(cancellationToken)).Where(member => member.Address is not null)
            .ToDictionary(member => member.Member, member => sealing.Open(member.Address!, member.Member), StringComparer.Ordinal);

    public Task AddTokenAsync(StaffToken token, CancellationToken cancellationToken)
        => Books.CreateAsync(
            new TokenDocument(token.Kind, token.Staff, token.Made, token.Expires)
            {
                Pk = TokenDocument.PartitionOf(token.Hash),
                Id = TokenDocument.OnlyId,
                Ttl = Math.Max(1, (int)(token.Expires - token.Made).TotalSeconds),
            },
            cancellationToken);

    public Task<StaffMember?> PeekLinkAsync(string hash, CancellationToken cancellationToken) => WhoseAsync(hash, StaffTokenKind.Link, cancellationToken);

    public Task<StaffMember?> FindByScriptTokenAsync(string hash, CancellationToken cancellationToken) => WhoseAsync(hash, StaffTokenKind.Script, cancellationToken);

    public async Task<StaffMember?> UseLinkAsync(string hash, CancellationToken cancellationToken)
    {
        var pk = TokenDocument.PartitionOf(hash);
        if (await TokenAsync(hash, StaffTokenKind.Link, cancellationToken) is not { } token || await OwnerAsync(token.Document, cancellationToken) is not { } staff)
        {
            return null;
        }

        var first = await Books.Batch(pk)
            .Replace(token.Document with { Used = time.GetUtcNow() }, token.Etag)
            .Create(audit.Entry(pk, staff.Id, "signed-in", staff.Id))
            .CommitAsync(cancellationToken);
        return first ? staff : null;
    }

    private async Task<StaffMember?> WhoseAsync(string hash, StaffTokenKind kind, CancellationToken cancellationToken)
        => await TokenAsync(hash, kind, cancellationToken) is { } token ? await OwnerAsync(token.Document, cancellationToken) : null;

    private async Task<Kept<TokenDocument>?> TokenAsync(string hash, StaffTokenKind kind, CancellationToken cancellationToken)
        => await Books.FindAsync<TokenDocument>(TokenDocument.PartitionOf(hash), TokenDocument.OnlyId, cancellationToken) is { Document.Used: null } kept
            && kept.Document.Kind == kind && kept.Document.Expires > time.GetUtcNow() ? kept : null;

    private async Task<StaffMember?> OwnerAsync(TokenDocument token, CancellationToken cancellationToken)
        => await DocumentAsync(token.Staff, cancellationToken) is { } member && member.Since.ToUnixTimeMilliseconds() <= token.Made.ToUnixTimeMilliseconds() ? member.ToMember() : null;

    private async Task<StaffDocument?> DocumentAsync(string id, CancellationToken cancellationToken)
        => await Books.FindAsync<StaffDocument>(StaffDocument.Partition, StaffDocument.IdOf(id), cancellationToken) is { Document: { Removed: null } member } ? member : null;

    private Task<List<StaffDocument>> AllAsync(CancellationToken cancellationToken)
        => Books.QueryAsync<StaffDocument>(StaffDocument.Partition, "SELECT * FROM c WHERE c.type = 'staff' AND NOT IS_DEFINED(c.removed)", cancellationToken);

    /// <returns>False where there was nothing to change.</returns>
    private async Task<bool> ChangeAsync(string id, Func<StaffDocument?, StaffDocument?> decide, string actor, string action, string? detail, CancellationToken cancellationToken)
    {
        var entry = audit.Entry(StaffDocument.Partition, actor, action, id, detail);
        while (true)
        {
            var kept = await Books.FindAsync<StaffDocument>(StaffDocument.Partition, StaffDocument.IdOf(id), cancellationToken);
            if (decide(kept?.Document) is not { } next)
            {
                return false;
            }

            if (await Books.Batch(StaffDocument.Partition).Replace(next, kept?.Etag).Create(entry).CommitAsync(cancellationToken))
            {
                return true;
            }
        }
    }
}
