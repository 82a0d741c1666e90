using System.ComponentModel.DataAnnotations;

namespace FeedbackPipeline.Hosting.SigningIn.WorkAccounts;

/// <summary>Sign-in with the account people have at work, by OpenID Connect (Microsoft Entra ID or any other). Off without an authority. Section <c>OpenIdConnect</c>.</summary>
public sealed class WorkAccountOptions : IValidatableObject
{
    public const string Section = "OpenIdConnect";

    /// <summary>Address of the provider; for Entra <c>https://login.microsoftonline.com/TENANT/v2.0</c>, one tenant only.</summary>
    public string Authority { get; set; } = "";

    public string ClientId { get; set; } = "";

    public string ClientSecret { get; set; } = "";

    /// <summary>The claim whose values are names of our roles; others are passed over.</summary>
    [Required]
    public string RoleClaim { get; set; } = "roles";

    /// <summary>The claim that holds the user name, an e-mail address, where the provider is a tenant of Entra. Elsewhere only <c>email</c> counts, once it is verified.</summary>
    [Required]
    public string NameClaim { get; set; } = "preferred_username";

    /// <summary>The claim that names the place the roles hold at; empty: the whole organisation. Members of the staff book keep their place.</summary>
    public string PlaceClaim { get; set; } = "";

    /// <summary>Seconds until a provider that does not answer counts as away.</summary>
    [Range(1, 60)]
    public int TimeoutSeconds { get; set; } = 10;

    public bool IsConfigured => Authority.Length > 0;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!IsConfigured)
        {
            yield break;
        }

        if (!Uri.TryCreate(Authority, UriKind.Absolute, out var address) || !(address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)))
        {
            yield return new("OpenIdConnect:Authority must be the https address of the provider.", [nameof(Authority)]);
        }

        if (ClientId.Length == 0)
        {
            yield return new("OpenIdConnect:ClientId must be the id this site has at the provider.", [nameof(ClientId)]);
        }
    }
}
