using FeedbackPipeline.Securing.Limiting;
using FeedbackPipeline.Securing.Staffing;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Hosting.SigningIn.Codes;

/// <summary>Takes the code. Opening the page uses nothing up; a wrong code, a used one and one for an address nobody has are answered alike.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.SignIns)]
public sealed class CodeModel(MailCodes codes, IOptions<SigningInOptions> options) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "request")]
    public string? Asked { get; set; }

    [BindProperty(SupportsGet = true, Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    public string? Error { get; private set; }

    internal static string At(string request, string? returnUrl) => LocalAddress.With("/sign-in/code", ("request", request), ("returnUrl", returnUrl));

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(string? code, CancellationToken cancellationToken)
    {
        var digits = string.Concat((code ?? "").Where(char.IsAsciiDigit));
        if (await codes.UseAsync(Asked ?? "", digits, cancellationToken) is not { } staff)
        {
            Error = $"This code does not work. Check that it has 8 numbers. After {options.Value.CodeMinutes} minutes or {SignInCode.Guesses} tries you need a new one.";
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        await HttpContext.SignInAsync(staff.ToPrincipal(CookieAuthenticationDefaults.AuthenticationScheme));
        return LocalRedirect(LocalAddress.Of(ReturnUrl));
    }
}
