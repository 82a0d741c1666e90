using FeedbackPipeline.Hosting.Functions.Listening;
using FeedbackPipeline.Hosting.SigningIn.Codes;
using FeedbackPipeline.Hosting.SigningIn.CookieKeys;
using FeedbackPipeline.Hosting.SigningIn.EasyAuth;
using FeedbackPipeline.Hosting.SigningIn.WorkAccounts;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Securing.Staffing;
using FeedbackPipeline.Vocabulary;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Hosting.SigningIn;

internal static class SigningInExtensions
{
    private const string EitherScheme = "Either";

    /// <summary>People sign in by a one-time link, a code or a work account and keep a cookie, scripts send a token. Every route asks for somebody unless it says otherwise.</summary>
    public static IServiceCollection AddSigningIn(this IServiceCollection services)
    {
        services.AddOptions<SigningInOptions>().BindConfiguration(SigningInOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IssueTokens>().AddStandaloneService<PrintSignInLink>();
        services.AddSingleton<WordCode>().AddSingleton<MailCodes>().AddHostedService(provider => provider.GetRequiredService<MailCodes>());
        services.AddSingleton<EasyAuthFront>().AddSingleton<ICheckup, SignInCheckup>();
        services.AddWorkAccounts();
        services.AddCookieKeys();
        services.AddAntiforgery(forgery => forgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest);
        services.AddAuthentication(EitherScheme)
            .AddPolicyScheme(EitherScheme, null, scheme => scheme.ForwardDefaultSelector = context
                => ScriptTokenHandler.IsPresented(context.Request) ? ScriptTokenHandler.SchemeName
                    : context.RequestServices.GetRequiredService<EasyAuthFront>().HasSignedIn(context.Request) ? EasyAuthHandler.SchemeName
                    : CookieAuthenticationDefaults.AuthenticationScheme)
            .AddScheme<AuthenticationSchemeOptions, ScriptTokenHandler>(ScriptTokenHandler.SchemeName, null)
            .AddScheme<AuthenticationSchemeOptions, EasyAuthHandler>(EasyAuthHandler.SchemeName, null)
            .AddCookie();
        services.AddOptions<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme).Configure<IOptions<SigningInOptions>>(Configure);
        return services.AddAuthorizationBuilder().AddPolicies().Services;
    }

    private static void Configure(CookieAuthenticationOptions cookies, IOptions<SigningInOptions> options)
    {
        cookies.Cookie.Name = "feedback-staff";
        cookies.Cookie.SameSite = SameSiteMode.Lax;
        cookies.ExpireTimeSpan = TimeSpan.FromHours(options.Value.SessionHours);
        cookies.SlidingExpiration = true;
        cookies.LoginPath = IssueTokens.LinkPath;
        cookies.Events.OnRedirectToLogin = context => AnswerAsync(context, StatusCodes.Status401Unauthorized);
        cookies.Events.OnRedirectToAccessDenied = context => AnswerAsync(context, StatusCodes.Status403Forbidden);
        cookies.Events.OnValidatePrincipal = CheckStillStaffAsync;
    }

    private static Task AnswerAsync(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        // Programs need the plain answer; people go to the sign-in page, or read on a page what they lack.
        if (status == StatusCodes.Status401Unauthorized && !context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
        {
            // Without scheme and host, which a proxy may hide from us, and without %2F, which one may write anew.
            var path = context.RedirectUri[context.RedirectUri.IndexOf(IssueTokens.LinkPath, StringComparison.Ordinal)..];
            context.Response.Redirect(path.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase));
        }
        else
        {
            context.Response.StatusCode = status;
        }

        return Task.CompletedTask;
    }

    private static async Task CheckStillStaffAsync(CookieValidatePrincipalContext context)
    {
        var book = context.HttpContext.RequestServices.GetRequiredService<IStaffBook>();
        var known = StaffMember.TryOf(context.Principal!) is { } staff ? await book.FindAsync(staff.Id, context.HttpContext.RequestAborted) : null;
        if (known is null)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync();
            return;
        }

        // Roles as they are now, not as they were at sign-in.
        context.ReplacePrincipal(known.ToPrincipal(context.Scheme.Name));
    }

    private static AuthorizationBuilder AddPolicies(this AuthorizationBuilder authorization)
    {
        foreach (var (policy, roles) in Policies.Allowed)
        {
            authorization.AddPolicy(policy, rule => rule.RequireRole(roles));
        }

        return authorization.SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
    }
}
