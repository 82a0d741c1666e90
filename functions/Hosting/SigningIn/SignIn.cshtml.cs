using FeedbackPipeline.Securing.Staffing;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FeedbackPipeline.Hosting.SigningIn;

/// <summary>Signs a person in by a link. Opening the page uses nothing up, since mail scanners open links; only the button does.</summary>
[AllowAnonymous]
public sealed class SignInModel(IssueTokens tokens) : PageModel
{
    private const string Landing = "/review";

    [BindProperty(SupportsGet = true, Name = "token")]
    public string? Token { get; set; }

    [BindProperty(SupportsGet = true, Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    public bool LinkWorks { get; private set; }

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
        return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl! : Landing);
    }
}
