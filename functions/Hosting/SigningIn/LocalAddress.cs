using Microsoft.AspNetCore.Http.HttpResults;

namespace FeedbackPipeline.Hosting.SigningIn;

/// <summary>Where somebody goes after signing in: a page of this site, never of another.</summary>
internal static class LocalAddress
{
    private const string Landing = "/review";

    public static string Of(string? asked) => RedirectHttpResult.IsLocalUrl(asked) ? asked! : Landing;
}
