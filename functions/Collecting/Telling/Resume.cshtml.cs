using FeedbackPipeline.Collecting.Drafting;
using FeedbackPipeline.Collecting.Surveying;
using Microsoft.AspNetCore.Mvc;

namespace FeedbackPipeline.Collecting.Telling;

/// <summary>The link to come back by: leads to where the person was.</summary>
public sealed class ResumeModel(IDraftBook drafts, SurveyCatalogue surveys, TimeProvider time) : DraftPage(drafts, surveys, time)
{
    public IActionResult OnGet() => Redirect(Draft switch
    {
        { Help: null } => $"{Path}/who",
        { Reached: var reached } when reached < Survey.Questions.Count => $"{Path}/question/{reached + 1}",
        _ => $"{Path}/check",
    });
}
