using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Securing.Staffing;

/// <summary>Makes links and tokens. The secret is returned once and never stored.</summary>
public sealed class IssueTokens(IStaffBook book, IdFactory ids, Pseudonyms pseudonyms, IOptions<SigningInOptions> options, TimeProvider time)
{
    public const string LinkPath = "/sign-in";
    private const string Purpose = "staff-token";

    /// <returns>Path and query of a page that signs the member in once.</returns>
    public async Task<string> LinkAsync(StaffMember staff, CancellationToken cancellationToken)
        => $"{LinkPath}?token={await IssueAsync(staff, StaffTokenKind.Link, TimeSpan.FromHours(options.Value.LinkHours), cancellationToken)}";

    /// <returns>A token for the header <c>Authorization: Bearer …</c>.</returns>
    public Task<string> ScriptTokenAsync(StaffMember staff, CancellationToken cancellationToken)
        => IssueAsync(staff, StaffTokenKind.Script, TimeSpan.FromDays(options.Value.TokenDays), cancellationToken);

    public string HashOf(string token) => pseudonyms.TokenHash(Purpose, token);

    private async Task<string> IssueAsync(StaffMember staff, StaffTokenKind kind, TimeSpan life, CancellationToken cancellationToken)
    {
        var token = ids.Next("");
        var now = time.GetUtcNow();
        await book.AddTokenAsync(new(HashOf(token), kind, staff.Id, now, now + life), cancellationToken);
        return token;
    }
}
