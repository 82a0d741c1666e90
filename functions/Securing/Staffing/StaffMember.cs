using System.Security.Claims;

namespace FeedbackPipeline.Securing.Staffing;

/// <summary>Somebody who may sign in, known by an id and never by a name.</summary>
/// <param name="Roles">Some of <see cref="Securing.Roles"/>.</param>
/// <param name="Place">The roles hold at this place and everything below it.</param>
public sealed record StaffMember(string Id, IReadOnlyList<string> Roles, string Place)
{
    private const string PlaceClaim = "place";

    /// <summary>True for the roles that see exact small numbers.</summary>
    public bool IsCoreTeam => Roles.Any(Policies.CoreTeam.Contains);

    public bool May(string policy) => Roles.Any(Policies.Allowed[policy].Contains);

    public ClaimsPrincipal ToPrincipal(string scheme)
        => new(new ClaimsIdentity(
            [new(ClaimTypes.NameIdentifier, Id), new(PlaceClaim, Place), .. Roles.Select(role => new Claim(ClaimTypes.Role, role))],
            scheme));

    /// <exception cref="InvalidOperationException">Nobody is signed in: the route forgot its policy.</exception>
    public static StaffMember Of(ClaimsPrincipal principal)
        => TryOf(principal) ?? throw new InvalidOperationException("Nobody is signed in.");

    public static StaffMember? TryOf(ClaimsPrincipal principal)
        => principal.FindFirstValue(ClaimTypes.NameIdentifier) is { } id
            ? new(id, [.. principal.FindAll(ClaimTypes.Role).Select(claim => claim.Value)], principal.FindFirstValue(PlaceClaim)!)
            : null;
}
