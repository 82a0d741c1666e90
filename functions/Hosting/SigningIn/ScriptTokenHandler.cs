using System.Text.Encodings.Web;
using FeedbackPipeline.Securing.Staffing;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Hosting.SigningIn;

/// <summary>Lets scripts in by <c>Authorization: Bearer TOKEN</c>.</summary>
internal sealed class ScriptTokenHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, IssueTokens tokens)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "ScriptToken";
    private const string Prefix = "Bearer ";

    public static bool IsPresented(HttpRequest request) => request.Headers.Authorization.ToString().StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!IsPresented(Request))
        {
            return AuthenticateResult.NoResult();
        }

        var token = Request.Headers.Authorization.ToString()[Prefix.Length..].Trim();
        var staff = await tokens.FindByScriptTokenAsync(token, Context.RequestAborted);
        return staff is null
            ? AuthenticateResult.Fail("The token is unknown or has expired.")
            : AuthenticateResult.Success(new(staff.ToPrincipal(Scheme.Name), Scheme.Name));
    }
}
