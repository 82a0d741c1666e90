using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Securing.Staffing;

/// <summary>Makes links and tokens. The secret is returned once and never stored.</summary>
public sealed class IssueTokens(IStaffBook book, IdFactory ids, SignInHashes hashes, IOptions<SigningInOptions> options, TimeProvider time)
{
    public const string LinkPath = "/sign-in";
    private const string Purpose = "staff-token";

    /// <returns>Path and query of a page that signs the member in once.</returns>
    public async Task<string> LinkAsync(StaffMember staff, CancellationToken cancellationToken)
        => $"{LinkPath}?token={await IssueAsync(staff, StaffTokenKind.Link, TimeSpan.FromHours(options.Value.LinkHours), cancellationToken)}";

    /// <returns>A token for the header <c>Authorization: Bearer …</c>.</returns>
    public Task<string> ScriptTokenAsync(StaffMember staff, CancellationToken cancellationToken)
        => IssueAsync(staff, StaffTokenKind.Script, TimeSpan.FromDays(options.Value.TokenDays), cancellationToken);

    /// <summary>Whose unused link this is, without using it.</summary>
    public Task<StaffMember?> PeekLinkAsync(string token, CancellationToken cancellationToken) => FirstAsync(token, book.PeekLinkAsync, cancellationToken);

    /// <summary>Uses a link up.</summary>
    public Task<StaffMember?> UseLinkAsync(string token, CancellationToken cancellationToken) => FirstAsync(token, book.UseLinkAsync, cancellationToken);

    public Task<StaffMember?> FindByScriptTokenAsync(string token, CancellationToken cancellationToken) => FirstAsync(token, book.FindByScriptTokenAsync, cancellationToken);

    private async Task<StaffMember?> FirstAsync(string token, Func<string, CancellationToken, Task<StaffMember?>> find, CancellationToken cancellationToken)
    {
        foreach (var hash in hashes.AllOf(Purpose, token))
        {
            if (await find(hash, cancellationToken) is { } staff)
            {
                return staff;
            }
        }

        return null;
    }

    private async Task<string> IssueAsync(StaffMember staff, StaffTokenKind kind, TimeSpan life, CancellationToken cancellationToken)
    {
        var token = ids.Next("");
        var now = time.GetUtcNow();
        await book.AddTokenAsync(new(hashes.Of(Purpose, token), kind, staff.Id, now, now + life), cancellationToken);
        return token;
    }
}
