using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FeedbackPipeline.Hosting.Site;

/// <summary>Says in plain words what an error status means for the person, by whatever method they came.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
public sealed class ProblemModel : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Code { get; set; }

    public string Heading => Said.Heading;

    public string Advice => Said.Advice;

    private (string Heading, string Advice) Said => Code switch
    {
        StatusCodes.Status403Forbidden => ("You can not open this page", "Your role does not include it. Ask the person who runs this site."),
        StatusCodes.Status404NotFound => ("We can not find this page", "Check the address. Or go to the start."),
        StatusCodes.Status413PayloadTooLarge => ("This is too long", "Please go back and make it shorter."),
        StatusCodes.Status429TooManyRequests => ("Please wait a little", "Then try again."),
        >= 500 => ("Something went wrong", "It is not your fault. Please try again."),
        _ => ("We could not read this", "Please go back and try again."),
    };

    /// <summary>Without this, a page answers the question which methods it takes with 200, whatever went wrong before.</summary>
    public void OnOptions()
    {
    }
}
