using Microsoft.Net.Http.Headers;

namespace FeedbackPipeline.Hosting;

/// <summary>Tells browsers and proxies to keep no answer but the site's own files: pages and API show words and figures, and staff share computers.</summary>
internal static class NothingKept
{
    public static Task AddAsync(HttpContext context, RequestDelegate next)
    {
        context.Response.OnStarting(
            static state =>
            {
                ((HttpResponse)state).Headers[HeaderNames.CacheControl] = "no-store, no-cache";
                return Task.CompletedTask;
            },
            context.Response);
        return next(context);
    }
}
