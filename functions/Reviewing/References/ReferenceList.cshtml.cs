using FeedbackPipeline.Measuring.References;
using FeedbackPipeline.Reference;
using FeedbackPipeline.Reviewing.Scoping;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Vocabulary;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FeedbackPipeline.Reviewing.References;

/// <summary>What each place is compared with, how old that is, and what is missing.</summary>
[Authorize(Policies.Configure)]
public sealed class ReferenceListModel(ReadScope scopes, IReferenceBook references, AskedDimensions asked, OrganisationCalendar calendar, TimeProvider time) : ReviewPage(scopes, calendar)
{
    public IReadOnlyList<PlaceLine> Lines { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await FindScopeAsync(cancellationToken))
        {
            return NotFound();
        }

        var newest = (await references.NewestAsync(cancellationToken)).ToDictionary(reference => reference.Place, StringComparer.Ordinal);
        var fresh = DateOf(time.GetUtcNow()).AddMonths(-ReferenceAge.FreshMonths);
        Lines = [.. Scope.Choices.Select(place => PlaceLine.Of(place, Scope.DepthOf(place), newest.GetValueOrDefault(place.Id), asked, fresh))];
        return Page();
    }
}

/// <param name="Reference">Null: nobody has said yet.</param>
/// <param name="Old">Some of its counts are older than a year.</param>
/// <param name="Missing">Labels of questions we ask that have no counts.</param>
public sealed record PlaceLine(Place Place, int Depth, ReferencePopulation? Reference, bool Old, IReadOnlyList<string> Missing)
{
    public static PlaceLine Of(Place place, int depth, ReferencePopulation? reference, AskedDimensions asked, DateOnly fresh)
        => new(
            place,
            depth,
            reference,
            reference is not null && ReferenceAge.Oldest(reference) < fresh,
            [.. asked.All.Where(dimension => reference?.Find(dimension.Key) is null).Select(dimension => dimension.Label)]);
}
