using FeedbackPipeline.Reviewing.Scoping;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Vocabulary;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FeedbackPipeline.Reviewing.Concerns;

/// <summary>Concerns that wait for a person, most urgent first.</summary>
[Authorize(Policies.HandleConcerns)]
public sealed class ConcernsModel(ReadScope scopes, IConcernDesk desk, OrganisationCalendar calendar) : ReviewPage(scopes, calendar)
{
    public IReadOnlyList<WaitingConcern> Waiting { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await FindScopeAsync(cancellationToken))
        {
            return NotFound();
        }

        Waiting = await desk.ListAsync(Scope.Ids, cancellationToken);
        return Page();
    }
}
