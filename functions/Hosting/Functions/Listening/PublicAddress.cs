using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Hosting.Functions.Listening;

/// <summary>
/// Puts back the address people used: what the host passes on names only this process. Without it cookies would not be secure and redirects would lead nowhere.
/// </summary>
internal sealed class PublicAddress(RequestDelegate next, FunctionsHost host, IOptionsMonitor<OrganisationOptions> organisation)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (host.IsPresent)
        {
            Restore(context.Request, Uri.TryCreate(organisation.CurrentValue.PublicBaseUrl, UriKind.Absolute, out var site) ? site : null);
        }

        return next(context);
    }

    private static void Restore(HttpRequest request, Uri? site)
    {
        if (First(request, HostHeaders.ForwardedProto) == Uri.UriSchemeHttps || site?.Scheme == Uri.UriSchemeHttps)
        {
            request.Scheme = Uri.UriSchemeHttps;
        }

        if (site is not null)
        {
            request.Host = HostString.FromUriComponent(site);
        }
        else if (First(request, HostHeaders.ForwardedHost) is { } named)
        {
            request.Host = new HostString(named);
        }
    }

    /// <summary>Each proxy adds itself behind the one before.</summary>
    private static string? First(HttpRequest request, string header)
        => request.Headers[header].ToString().Split(',')[0].Trim() is { Length: > 0 } value ? value : null;
}
