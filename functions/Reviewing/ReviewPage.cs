using FeedbackPipeline.Reviewing.Scoping;
using FeedbackPipeline.Securing.Staffing;
using FeedbackPipeline.Vocabulary;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FeedbackPipeline.Reviewing;

/// <summary>A staff page about one place of the member's part of the tree, named by <c>?place=</c>.</summary>
public abstract class ReviewPage(ReadScope scopes, OrganisationCalendar calendar) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "place")]
    public string? PlaceId { get; set; }

    public StaffMember Member => StaffMember.Of(User);

    public PlaceScope Scope { get; private set; } = null!;

    /// <summary>The only precision screens show: a day.</summary>
    public string DayOf(DateTimeOffset moment) => calendar.DayOf(moment).ToString("d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The organisation's day of a moment.</summary>
    protected DateOnly DateOf(DateTimeOffset moment) => calendar.DayOf(moment);

    /// <summary>Finds the place.</summary>
    /// <returns>False where it is not the member's to see: the page answers 404.</returns>
    protected async Task<bool> FindScopeAsync(CancellationToken cancellationToken)
    {
        if (await scopes.OfAsync(Member, PlaceId, cancellationToken) is not { } scope)
        {
            return false;
        }

        Scope = scope;
        return true;
    }

    /// <summary>Ids of everything the member may see, whatever the page shows now.</summary>
    protected IReadOnlyList<string> MayReach => [.. Scope.Choices.Select(place => place.Id)];
}
