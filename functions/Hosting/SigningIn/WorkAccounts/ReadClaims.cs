using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using FeedbackPipeline.Securing;

namespace FeedbackPipeline.Hosting.SigningIn.WorkAccounts;

/// <summary>Reads claims of a token that was checked before.</summary>
internal static class ReadClaims
{
    /// <summary>Long names under which App Service passes some claims on.</summary>
    private static readonly Dictionary<string, string> LongNames = new(StringComparer.Ordinal)
    {
        ["oid"] = "http://schemas.microsoft.com/identity/claims/objectidentifier",
        ["tid"] = "http://schemas.microsoft.com/identity/claims/tenantid",
        ["sub"] = ClaimTypes.NameIdentifier,
        ["email"] = ClaimTypes.Email,
        ["roles"] = ClaimTypes.Role,
    };

    /// <param name="issuer">Who made the token, as the settings of the installation have it.</param>
    /// <returns>Null where nobody is named.</returns>
    public static WorkIdentity? Of(ClaimsPrincipal principal, string issuer, WorkAccountOptions options)
    {
        // Inside one tenant its administrators decide who has which object id and user name; anywhere else a user name is only what somebody typed.
        var (tenant, objectId, subject) = (First(principal, "tid"), First(principal, "oid"), First(principal, "sub"));
        var isOfTenant = tenant?.Length > 0 && objectId?.Length > 0 && issuer.Split('/').Contains(tenant, StringComparer.OrdinalIgnoreCase);
        if (!isOfTenant && string.IsNullOrEmpty(subject))
        {
            return null;
        }

        var address = string.Equals(First(principal, "email_verified"), "true", StringComparison.OrdinalIgnoreCase) ? First(principal, "email")
            : isOfTenant ? First(principal, options.NameClaim)
            : null;
        var named = All(principal, options.RoleClaim).ToHashSet(StringComparer.Ordinal);
        return new(
            isOfTenant ? $"{tenant}\n{objectId}" : $"{issuer}\n{subject}",
            isOfTenant ? [objectId!] : [subject!],
            address is not null && new EmailAddressAttribute().IsValid(address) ? address : null,
            [.. Roles.All.Where(named.Contains)],
            options.PlaceClaim.Length == 0 ? null : First(principal, options.PlaceClaim) ?? "");
    }

    private static string? First(ClaimsPrincipal principal, string name) => All(principal, name).FirstOrDefault();

    private static IEnumerable<string> All(ClaimsPrincipal principal, string name)
        => principal.FindAll(claim => claim.Type == name || claim.Type == LongNames.GetValueOrDefault(name)).Select(claim => claim.Value);
}
