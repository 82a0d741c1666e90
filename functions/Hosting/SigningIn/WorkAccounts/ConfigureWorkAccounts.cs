using FeedbackPipeline.Vocabulary;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace FeedbackPipeline.Hosting.SigningIn.WorkAccounts;

/// <summary>
/// Authorization code with PKCE. The answer comes back in the query, so that our cookies can stay Lax: a form sent by the provider would arrive without them. No token is kept.
/// </summary>
internal sealed class ConfigureWorkAccounts(IOptions<WorkAccountOptions> work, IOptions<OrganisationOptions> organisation, TimeProvider time)
    : IConfigureNamedOptions<OpenIdConnectOptions>
{
    private const string CallbackPath = "/sign-in/callback";
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(2);

    public void Configure(OpenIdConnectOptions options) => Configure(OpenIdConnectDefaults.AuthenticationScheme, options);

    public void Configure(string? name, OpenIdConnectOptions options)
    {
        options.Authority = work.Value.Authority;
        options.ClientId = work.Value.ClientId;
        options.ClientSecret = work.Value.ClientSecret.Length > 0 ? work.Value.ClientSecret : null;
        options.RequireHttpsMetadata = !work.Value.Authority.StartsWith("http://", StringComparison.OrdinalIgnoreCase);
        options.BackchannelTimeout = TimeSpan.FromSeconds(work.Value.TimeoutSeconds);
        options.TimeProvider = time;
        options.SignInScheme = CookieAuthenticationDefaults.AuthenticationScheme;
        options.CallbackPath = CallbackPath;
        options.RemoteSignOutPath = default;
        options.ResponseType = OpenIdConnectResponseType.Code;
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = true;
        options.SaveTokens = false;
        options.MapInboundClaims = false;
        options.DisableTelemetry = true;
        // They would take away who made the token.
        options.ClaimActions.Clear();
        options.Scope.Clear();
        foreach (var scope in (string[])["openid", "profile", "email"])
        {
            options.Scope.Add(scope);
        }

        options.TokenValidationParameters.ClockSkew = Skew;
        options.TokenValidationParameters.LifetimeValidator = (from, until, _, _) => until is { } end && end + Skew > Now && (from is not { } start || start - Skew < Now);
        options.CorrelationCookie.SameSite = options.NonceCookie.SameSite = SameSiteMode.Lax;
        options.CorrelationCookie.SecurePolicy = options.NonceCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.Events = WorkAccountEvents.For(organisation.Value.PublicBaseUrl is { Length: > 0 } address ? address.TrimEnd('/') + CallbackPath : null);
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;
}
