using FeedbackPipeline.Measuring.Covering;
using FeedbackPipeline.Reference;
using FeedbackPipeline.Reviewing.Protecting;
using FeedbackPipeline.Reviewing.Scoping;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Vocabulary;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FeedbackPipeline.Reviewing.Covering;

/// <summary>How many of the people on the register were heard this year, by group and place.</summary>
[Authorize(Policies.SeeFigures)]
public sealed class CoverageModel(ReadScope scopes, DescribeCoverage coverage, Demographics demographics, OrganisationCalendar calendar) : ReviewPage(scopes, calendar)
{
    /// <summary>Null where nobody of the place is on the register.</summary>
    public CoverageReport? Report { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await FindScopeAsync(cancellationToken))
        {
            return NotFound();
        }

        Report = await coverage.OfAsync(Scope.Chosen.Id, cancellationToken) is { } covered
            ? CoverageReport.Of(covered, new SmallNumbers(Member.IsCoreTeam), Scope.Tree, demographics)
            : null;
        return Page();
    }
}
