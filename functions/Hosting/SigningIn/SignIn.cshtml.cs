using FeedbackPipeline.Hosting.SigningIn.Codes;
using FeedbackPipeline.Hosting.SigningIn.WorkAccounts;
using FeedbackPipeline.Securing.Limiting;
using FeedbackPipeline.Securing.Staffing;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Hosting.SigningIn;

/// <summary>Offers the ways in, and signs a person in by a link. Opening the page uses nothing up, since mail scanners open links; only the button does.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.SignIns)]
public sealed class SignInModel(IssueTokens tokens, MailCodes codes, IOptions<WorkAccountOptions> work) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "token")]
    public string? Token { get; set; }

    [BindProperty(SupportsGet = true, Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    public bool LinkWorks { get; private set; }

    /// <summary>Where signing in with a work account starts; null where there is no such way.</summary>
    public string? WorkPath => work.Value.IsConfigured ? WithReturn(WorkAccountExtensions.Path) : null;

    /// <summary>Where a code is asked for; null where none can be sent.</summary>
    public string? CodePath => codes.IsOn ? WithReturn("/sign-in/email") : null;

    public bool WasTried => !string.IsNullOrEmpty(Token);

    public async Task OnGetAsync(CancellationToken cancellationToken)
        => LinkWorks = WasTried && await tokens.PeekLinkAsync(Token!, cancellationToken) is not null;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var staff = WasTried ? await tokens.UseLinkAsync(Token!, cancellationToken) : null;
        if (staff is null)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        await HttpContext.SignInAsync(staff.ToPrincipal(CookieAuthenticationDefaults.AuthenticationScheme));
        return LocalRedirect(LocalAddress.Of(ReturnUrl));
    }

    private string WithReturn(string path) => LocalAddress.With(path, ("returnUrl", ReturnUrl));
}
