namespace FeedbackPipeline.Securing.Staffing;

/// <summary>Finds a member by the address they are written to.</summary>
public sealed class FindByAddress(IStaffBook book)
{
    /// <summary>Null where nobody has it. Looks at every address, whoever has it, so that the time it takes tells nothing.</summary>
    /// <returns>The member, and the address as the staff book has it.</returns>
    public async Task<(StaffMember Member, string Address)?> FindAsync(string address, CancellationToken cancellationToken)
    {
        string? found = null;
        var addresses = await book.AddressesAsync(cancellationToken);
        foreach (var (id, known) in addresses)
        {
            var same = string.Equals(known.Trim(), address.Trim(), StringComparison.OrdinalIgnoreCase);
            found = same && (found is null || string.CompareOrdinal(id, found) < 0) ? id : found;
        }

        return found is not null && await book.FindAsync(found, cancellationToken) is { } member ? (member, addresses[found]) : null;
    }
}
