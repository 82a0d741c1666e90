using Microsoft.AspNetCore.Http.HttpResults;

namespace FeedbackPipeline.Hosting.SigningIn;

/// <summary>Where somebody goes after signing in: a page of this site, never of another.</summary>
internal static class LocalAddress
{
    private const string Landing = "/review";

    public static string Of(string? asked) => RedirectHttpResult.IsLocalUrl(asked) ? asked! : Landing;

    /// <summary>The address with where to go afterwards, without <c>%2F</c>, which the Functions host writes anew.</summary>
    public static string With(string path, params ReadOnlySpan<(string Name, string? Value)> query)
    {
        foreach (var (name, value) in query)
        {
            if (!string.IsNullOrEmpty(value))
            {
                path += $"{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{name}={Uri.EscapeDataString(value).Replace("%2F", "/", StringComparison.Ordinal)}";
            }
        }

        return path;
    }
}
