using System.Globalization;
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

    /// <summary>Shows the figures as they were at the end of a day, <c>YYYY-MM-DD</c>.</summary>
    [BindProperty(SupportsGet = true, Name = "on")]
    public string? OnDay { get; set; }

    public DateOnly? On { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await FindScopeAsync(cancellationToken))
        {
            return NotFound();
        }

        On = DateOnly.TryParseExact(OnDay, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
        Figures = await representation.OfAsync(Scope.Chosen.Id, Member, On, cancellationToken);
        return Page();
    }

    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
