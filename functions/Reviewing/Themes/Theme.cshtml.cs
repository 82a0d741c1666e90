using FeedbackPipeline.Reviewing.Reading;
using FeedbackPipeline.Reviewing.Scoping;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Vocabulary;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FeedbackPipeline.Reviewing.Themes;

/// <summary>One theme: its months, and three things people said.</summary>
[Authorize(Policies.SeeFigures)]
public sealed class ThemeModel(ReadScope scopes, ReadThemes themes, IThemeNames names, IFeedbackList list, OrganisationCalendar calendar, TimeProvider time) : ReviewPage(scopes, calendar)
{
    private const int QuotesShown = 3;
    private readonly OrganisationCalendar calendar = calendar;

    public string Name { get; private set; } = "";

    public ThemeReport Report { get; private set; } = null!;

    public ThemeRow Row { get; private set; } = null!;

    public IReadOnlyList<ListedFeedback> Quotes { get; private set; } = [];

    public ThemeChart Chart => ThemeChart.Of(Row, Report.Months, Row.ByMonth.Max(count => count.Number) ?? 0);

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken)
    {
        if (!await FindScopeAsync(cancellationToken))
        {
            return NotFound();
        }

        if (names.Resolve(id) is var now && now != id)
        {
            return RedirectToPage(new { id = now, place = PlaceId });
        }

        Report = await themes.OfAsync(Member, Scope, Period.TwelveMonthsTo(calendar.DayOf(time.GetUtcNow())), cancellationToken);
        if (Report.Themes.FirstOrDefault(theme => theme.Id == id) is not { } row)
        {
            return NotFound();
        }

        Row = row;
        Name = names.Of(id);
        if (Member.May(Policies.ReadFeedback))
        {
            Quotes = (await list.ReadAsync(new(Scope.Ids, Theme: id), null, QuotesShown, cancellationToken)).Items;
        }

        return Page();
    }
}
