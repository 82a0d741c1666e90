using FeedbackPipeline.Securing.Staffing;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;

namespace FeedbackPipeline.Hosting.SigningIn.WorkAccounts;

/// <summary>What happens on the way to the provider and back.</summary>
internal static partial class WorkAccountEvents
{
    /// <param name="callback">Where the provider sends people back to; null: the address of the request, which behind a proxy is not the one people see.</param>
    public static OpenIdConnectEvents For(string? callback) => new()
    {
        OnRedirectToIdentityProvider = context =>
        {
            context.ProtocolMessage.RedirectUri = callback ?? context.ProtocolMessage.RedirectUri;
            return Task.CompletedTask;
        },
        // Not sooner: the nonce is looked at after the token itself.
        OnTicketReceived = EnterAsync,
        OnRemoteFailure = Stop,
    };

    private static async Task EnterAsync(TicketReceivedContext context)
    {
        var services = context.HttpContext.RequestServices;
        var entry = await services.GetRequiredService<EnterByWorkAccount>().EnterAsync(context.Principal!, context.Principal!.FindFirst("iss")!.Value, context.HttpContext.RequestAborted);
        if (entry is { Refusal: null, Member: { } member })
        {
            await services.GetRequiredService<IWorkAccounts>().RecordSignInAsync(member.Id, "work-account", context.HttpContext.RequestAborted);
            // None of the provider's claims is kept in the cookie, and its end is that of our sessions.
            context.Principal = member.ToPrincipal(CookieAuthenticationDefaults.AuthenticationScheme);
            context.Properties = new AuthenticationProperties();
            return;
        }

        Log.Refused(LoggerOf(context.HttpContext), entry.Refusal, entry.Account.Staff);
        context.Response.Redirect(StoppedModel.At(StoppedModel.Of(entry.Refusal)));
        context.HandleResponse();
    }

    private static Task Stop(RemoteFailureContext context)
    {
        Log.Failed(LoggerOf(context.HttpContext), context.Failure?.GetType().Name ?? "unknown");
        context.Response.Redirect(StoppedModel.At(StoppedModel.IsAway(context.Failure) ? StoppedModel.Away : StoppedModel.Failed));
        context.HandleResponse();
        return Task.CompletedTask;
    }

    private static ILogger LoggerOf(HttpContext context) => context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(WorkAccountEvents));

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A work account was not let in: {Refusal}, {Staff}.")]
        public static partial void Refused(ILogger logger, EntryRefusal? refusal, string staff);

        [LoggerMessage(2, LogLevel.Warning, "A sign-in with a work account failed ({Problem}).")]
        public static partial void Failed(ILogger logger, string problem);
    }
}
