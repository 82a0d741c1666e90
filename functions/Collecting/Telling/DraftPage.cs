using FeedbackPipeline.Collecting.Drafting;
using FeedbackPipeline.Collecting.Surveying;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace FeedbackPipeline.Collecting.Telling;

/// <summary>A page of a half-finished form, found by the id in its path.</summary>
public abstract class DraftPage(IDraftBook drafts, SurveyCatalogue surveys, TimeProvider time) : PublicPage
{
    public const string Gone = "/Collecting/Telling/DraftGone.cshtml";

    public Draft Draft { get; private set; } = null!;

    public Survey Survey { get; private set; } = null!;

    public string Path => $"/form/{Draft.Id}";

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var id = (string)RouteData.Values["draft"]!;
        if (await drafts.FindAsync(id, HttpContext.RequestAborted) is not { } draft || surveys.Find(draft.Survey) is not { } survey)
        {
            context.Result = await WithoutDraftAsync();
            return;
        }

        (Draft, Survey) = (draft, survey);
        await next();
    }

    /// <summary>The draft was sent, or it is older than drafts are kept.</summary>
    protected virtual Task<IActionResult> WithoutDraftAsync() => Task.FromResult<IActionResult>(Lost(Gone));

    protected Task SaveAsync(Draft draft)
    {
        Draft = draft with { Touched = time.GetUtcNow() };
        return drafts.SaveAsync(Draft, HttpContext.RequestAborted);
    }
}
