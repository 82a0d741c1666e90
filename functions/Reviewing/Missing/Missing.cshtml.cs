using FeedbackPipeline.Reviewing.Scoping;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Vocabulary;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FeedbackPipeline.Reviewing.Missing;

/// <summary>Whose voices are missing at a place.</summary>
[Authorize(Policies.SeeFigures)]
public sealed class MissingModel(ReadScope scopes, IRepresentation representation, OrganisationCalendar calendar) : ReviewPage(scopes, calendar)
{
    /// <summary>Null where nobody has said whom the place supports.</summary>
    public PlaceRepresentation? Figures { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await FindScopeAsync(cancellationToken))
        {
            return NotFound();
        }

        Figures = await representation.OfAsync(Scope.Chosen.Id, Member, cancellationToken);
        return Page();
    }

    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture);
}
