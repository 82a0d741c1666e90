using FeedbackPipeline.Collecting.Surveying;
using FeedbackPipeline.Reference;
using FeedbackPipeline.Securing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FeedbackPipeline.Collecting.Paper;

/// <summary>The survey as a form to print on A4: large print, a picture a question, room to write or draw.</summary>
[Authorize(Policies.ReadOriginalWords)]
public sealed class PaperPrintModel(SurveyCatalogue surveys, Demographics demographics) : PageModel
{
    public Survey Survey { get; } = surveys.Find(SurveyCatalogue.Default)!;

    public IEnumerable<Dimension> Asked => Survey.AboutYou.Select(demographics.Find).OfType<Dimension>();
}
