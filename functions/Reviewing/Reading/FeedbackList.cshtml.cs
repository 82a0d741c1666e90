using FeedbackPipeline.Reviewing.Scoping;
using FeedbackPipeline.Reviewing.Themes;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Vocabulary;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FeedbackPipeline.Reviewing.Reading;

/// <summary>What people said, newest first, redacted words only.</summary>
[Authorize(Policies.ReadFeedback)]
public sealed class FeedbackListModel(ReadScope scopes, IFeedbackList list, ReadThemes themes, IThemeNames names, OrganisationCalendar calendar, TimeProvider time)
    : ReviewPage(scopes, calendar)
{
    public const int PageSize = 25;
    private readonly OrganisationCalendar calendar = calendar;
    private readonly List<FieldError> mistakes = [];

    public FeedbackQuery Filters { get; private set; } = new();

    public FeedbackPage Found { get; private set; } = new([], null, false);

    public IReadOnlyList<ThemeName> ThemeChoices { get; private set; } = [];

    public IReadOnlyList<FieldError> Mistakes => mistakes;

    public string NameOf(string theme) => names.Of(theme);

    public async Task<IActionResult> OnGetAsync([FromQuery] FeedbackQuery filters, CancellationToken cancellationToken)
    {
        if (!await FindScopeAsync(cancellationToken))
        {
            return NotFound();
        }

        Filters = filters.Resolved(names);
        var report = await themes.OfAsync(Member, Scope, Period.TwelveMonthsTo(calendar.DayOf(time.GetUtcNow())), cancellationToken);
        ThemeChoices = [.. report.Themes.Select(row => new ThemeName(row.Id, row.Name)).OrderBy(theme => theme.Name, StringComparer.Ordinal)];
        var filter = Filters.Read(Scope, calendar, mistakes);
        if (mistakes.Count > 0)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        Found = await list.ReadAsync(filter, filters.After, PageSize, cancellationToken);
        return Page();
    }
}
