using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FeedbackPipeline.Hosting.Site;

/// <summary>Says in plain words what an error status means for the person.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
public sealed class ProblemModel : PageModel
{
    public string Heading { get; private set; } = "";

    public string Advice { get; private set; } = "";

    public void OnGet(int code) => Say(code);

    public void OnPost(int code) => Say(code);

    private void Say(int code)
        => (Heading, Advice) = code switch
        {
            StatusCodes.Status403Forbidden => ("You can not open this page", "Your role does not include it. Ask the person who runs this site."),
            StatusCodes.Status404NotFound => ("We can not find this page", "Check the address. Or go to the start."),
            StatusCodes.Status413PayloadTooLarge => ("This is too long", "Please go back and make it shorter."),
            StatusCodes.Status429TooManyRequests => ("Please wait a little", "Then try again."),
            >= 500 => ("Something went wrong", "It is not your fault. Please try again."),
            _ => ("We could not read this", "Please go back and try again."),
        };
}
