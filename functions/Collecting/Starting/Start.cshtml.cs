using FeedbackPipeline.Collecting.Accepting;
using FeedbackPipeline.Collecting.Drafting;
using FeedbackPipeline.Collecting.Inviting;
using FeedbackPipeline.Collecting.Surveying;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Securing.Limiting;
using FeedbackPipeline.Vocabulary;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace FeedbackPipeline.Collecting.Starting;

/// <summary>Says what this is before anything is asked. Opening it makes nothing and uses nothing up.</summary>
[EnableRateLimiting(RateLimits.Submissions)]
public sealed class StartModel(IDraftBook drafts, SurveyCatalogue surveys, CurrentPlaces places, IInvitationBook invitations, IdFactory ids, TimeProvider time) : PublicPage
{
    /// <summary>Route value of the short path <c>/i/{code}</c>.</summary>
    [BindProperty(SupportsGet = true, Name = "invitation")]
    public string? Code { get; set; }

    [BindProperty(SupportsGet = true, Name = "service")]
    public string? Service { get; set; }

    [BindProperty(SupportsGet = true, Name = "survey")]
    public string? SurveyId { get; set; }

    public Survey Survey { get; private set; } = null!;

    /// <summary>The place named in the address, or null.</summary>
    public Place? Place { get; private set; }

    public bool Invited { get; private set; }

    public bool CardIsUnknown => !Invited && !string.IsNullOrEmpty(Code);

    public Task OnGetAsync(CancellationToken cancellationToken) => ReadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);
        var draft = new Draft(
            ids.Next(""),
            Survey.Id,
            Survey.Version,
            Place?.Id,
            null,
            Invited ? Code : null,
            ids.Next(""),
            new Dictionary<string, string>(),
            time.GetUtcNow());
        await drafts.SaveAsync(draft, cancellationToken);
        return Redirect($"/form/{draft.Id}/who");
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        Survey = surveys.Find(SurveyId ?? SurveyCatalogue.Default) ?? surveys.Find(SurveyCatalogue.Default)!;
        Place = string.IsNullOrEmpty(Service) ? null : (await places.WithAsync(Service, cancellationToken)).Find(Service);
        Invited = !string.IsNullOrEmpty(Code) && await invitations.FindAsync(Code, cancellationToken) is not null;
    }
}
