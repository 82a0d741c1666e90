using System.Text.Encodings.Web;
using FeedbackPipeline.Hosting.SigningIn.WorkAccounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Hosting.SigningIn.EasyAuth;

/// <summary>Lets in whom App Service has signed in, by the same rules as a work account. Looked at on every request, so that removal counts at once.</summary>
internal sealed class EasyAuthHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, EasyAuthFront front, EnterByWorkAccount enter)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "EasyAuth";
    private EntryRefusal? refusal;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!front.HasSignedIn(Request) || EasyAuthPrincipal.Read(Request.Headers[EasyAuthFront.Header].ToString()) is not { } principal)
        {
            return AuthenticateResult.NoResult();
        }

        var entry = await enter.EnterAsync(principal, front.Issuer, Context.RequestAborted);
        refusal = entry.Refusal;
        return entry is { Refusal: null, Member: { } member }
            ? AuthenticateResult.Success(new(member.ToPrincipal(Scheme.Name), Scheme.Name))
            : AuthenticateResult.Fail("The account was not let in.");
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (refusal is null || Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
        {
            return Context.ChallengeAsync(CookieAuthenticationDefaults.AuthenticationScheme, properties);
        }

        Response.Redirect(StoppedModel.At(StoppedModel.Of(refusal)));
        return Task.CompletedTask;
    }
}
