using FeedbackPipeline.Collecting.Drafting;
using FeedbackPipeline.Collecting.Surveying;
using FeedbackPipeline.Vocabulary;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Collecting.Telling;

/// <summary>Asks a helper to write the person's own words, and offers the person a way without them: the helper may be the problem.</summary>
public sealed class HelpingModel(IDraftBook drafts, SurveyCatalogue surveys, IOptions<OrganisationOptions> organisation, TimeProvider time) : DraftPage(drafts, surveys, time)
{
    [BindProperty(SupportsGet = true, Name = "from")]
    public string? From { get; set; }

    public string Telephone => organisation.Value.Telephone;

    public string Next => From == CheckModel.Name ? $"{Path}/check" : $"{Path}/question/1";

    public void OnGet()
    {
    }
}
