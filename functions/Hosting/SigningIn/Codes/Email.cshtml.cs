using System.ComponentModel.DataAnnotations;
using FeedbackPipeline.Securing.Limiting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace FeedbackPipeline.Hosting.SigningIn.Codes;

/// <summary>Asks where to send a code. The answer is the same for every address.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.SignIns)]
public sealed class EmailModel(MailCodes codes) : PageModel
{
    private const int Longest = 254;

    [BindProperty(SupportsGet = true, Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    public bool IsOn => codes.IsOn;

    public string Typed { get; private set; } = "";

    public string? Error { get; private set; }

    public void OnGet()
    {
    }

    public IActionResult OnPost(string? address)
    {
        Typed = (address ?? "").Trim();
        if (!IsOn || Typed.Length > Longest || !new EmailAddressAttribute().IsValid(Typed))
        {
            Error = "Write your e-mail address. It looks like this: name@example.org.";
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        return LocalRedirect(CodeModel.At(codes.Ask(Typed), ReturnUrl));
    }
}
