using FeedbackPipeline.Securing.Staffing;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Hosting.SigningIn.EasyAuth;

/// <summary>
/// Whether the sign-in of App Service (Easy Auth) stands in front of the site. Only then does the platform take these headers away from what comes from outside;
/// so both the setting and the platform's own word are needed, or anybody could write them.
/// </summary>
internal sealed class EasyAuthFront(IOptions<SigningInOptions> options, IConfiguration configuration)
{
    public const string Header = "X-MS-CLIENT-PRINCIPAL";

    public bool IsTrusted => options.Value.EasyAuth && string.Equals(configuration["WEBSITE_AUTH_ENABLED"], "True", StringComparison.OrdinalIgnoreCase);

    /// <summary>The issuer that the platform checks tokens against; empty where it does not say.</summary>
    public string Issuer => configuration["WEBSITE_AUTH_OPENID_ISSUER"] ?? "";

    public bool HasSignedIn(HttpRequest request) => IsTrusted && request.Headers[Header].Count == 1;
}
