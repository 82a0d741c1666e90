namespace FeedbackPipeline.Securing.Staffing;

/// <summary>Finds a member by the address they are written to.</summary>
public sealed class FindByAddress(IStaffBook book)
{
    /// <summary>Null where nobody has it. Looks at every address, whoever has it, so that the time it takes tells nothing.</summary>
    public async Task<StaffMember?> FindAsync(string address, CancellationToken cancellationToken)
    {
        string? found = null;
        foreach (var (id, known) in await book.AddressesAsync(cancellationToken))
        {
            var same = string.Equals(known.Trim(), address.Trim(), StringComparison.OrdinalIgnoreCase);
            found = same && (found is null || string.CompareOrdinal(id, found) < 0) ? id : found;
        }

        return found is null ? null : await book.FindAsync(found, cancellationToken);
    }
}
