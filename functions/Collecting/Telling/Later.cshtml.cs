using FeedbackPipeline.Collecting.Drafting;
using FeedbackPipeline.Collecting.Surveying;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Collecting.Telling;

/// <summary>Shows the link to come back by, so that nobody has to finish in one go or remember anything.</summary>
public sealed class LaterModel(IDraftBook drafts, SurveyCatalogue surveys, IOptions<CollectingOptions> collecting, IOptions<OrganisationOptions> organisation, TimeProvider time)
    : DraftPage(drafts, surveys, time)
{
    public int Days => collecting.Value.DraftDays;

    public string Link => $"{organisation.Value.PublicBaseUrl?.TrimEnd('/') ?? $"{Request.Scheme}://{Request.Host}"}{Path}";

    public void OnGet()
    {
    }
}
