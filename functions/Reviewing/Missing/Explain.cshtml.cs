using FeedbackPipeline.Reviewing.Scoping;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Vocabulary;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FeedbackPipeline.Reviewing.Missing;

/// <summary>What the figures promise and what not, with the evidence about one group over the year where one is named.</summary>
[Authorize(Policies.SeeFigures)]
public sealed class ExplainModel(ReadScope scopes, EvidenceOverTime evidence, OrganisationCalendar calendar) : ReviewPage(scopes, calendar)
{
    [BindProperty(SupportsGet = true, Name = "dimension")]
    public string? Dimension { get; set; }

    [BindProperty(SupportsGet = true, Name = "category")]
    public string? Category { get; set; }

    public bool AsksForGroup => !string.IsNullOrEmpty(Dimension) && !string.IsNullOrEmpty(Category);

    /// <summary>Null where no group was named, or there is nothing to show of it yet.</summary>
    public EvidenceLine? Line { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await FindScopeAsync(cancellationToken))
        {
            return NotFound();
        }

        Line = AsksForGroup ? await evidence.OfAsync(Scope.Chosen.Id, Dimension!, Category!, Member, cancellationToken) : null;
        return Page();
    }
}
