using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace FeedbackPipeline.Collecting;

/// <summary>A page for people who give feedback: no sign-in, no cookie, nothing of it kept by the browser.</summary>
/// <remarks>
/// No cookie says who asks. All a request can act on is the unguessable id in its path, which a forger would have to know first; a token against forgery
/// would bring the only cookie of the form and guard nothing.
/// </remarks>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public abstract class PublicPage : PageModel
{
    /// <summary>What has to be put right, or null.</summary>
    public string? Error { get; private set; }

    /// <summary>The browser tab's title says that something is wrong before the page is read.</summary>
    public string Titled(string title) => Error is null ? title : $"Error: {title}";

    /// <summary>Shows the page again with what has to be put right.</summary>
    protected PageResult Again(string error, int status = StatusCodes.Status400BadRequest)
    {
        Error = error;
        Response.StatusCode = status;
        return Page();
    }

    /// <summary>Answers 404 with a page that says what may have happened.</summary>
    protected static ViewResult Lost(string view, object? model = null) => new()
    {
        ViewName = view,
        StatusCode = StatusCodes.Status404NotFound,
        ViewData = new ViewDataDictionary(new EmptyModelMetadataProvider(), new ModelStateDictionary()) { Model = model },
    };
}
