using System.Globalization;
using FeedbackPipeline.Reviewing.Scoping;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Vocabulary;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FeedbackPipeline.Reviewing.Themes;

/// <summary>Themes over time, from counters only.</summary>
[Authorize(Policies.SeeFigures)]
public sealed class ThemesModel(ReadScope scopes, ReadThemes themes, OrganisationCalendar calendar, TimeProvider time) : ReviewPage(scopes, calendar)
{
    private const int MonthsToChoose = 36;
    private const int MostCharts = 8;
    private readonly OrganisationCalendar calendar = calendar;

    [BindProperty(SupportsGet = true, Name = "from")]
    public string? FromMonth { get; set; }

    [BindProperty(SupportsGet = true, Name = "to")]
    public string? ToMonth { get; set; }

    public ThemeReport Report { get; private set; } = null!;

    public string? Mistake { get; private set; }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<string> Choices { get; private set; } = [];

    /// <summary>The most mentioned, all on one scale.</summary>
    public IReadOnlyList<ThemeChart> Charts
    {
        get
        {
            var rows = Report.Themes.Where(row => row.Count.Number > 0).Take(MostCharts).ToList();
            var scale = rows.SelectMany(row => row.ByMonth).Max(count => count.Number) ?? 0;
            return [.. rows.Select(row => ThemeChart.Of(row, Report.Months, scale))];
        }
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await FindScopeAsync(cancellationToken))
        {
            return NotFound();
        }

        var year = Period.TwelveMonthsTo(calendar.DayOf(time.GetUtcNow()));
        Choices = [.. Enumerable.Range(0, MonthsToChoose).Select(back => Period.NameOf(year.To.AddMonths(-back)))];
        Report = await themes.OfAsync(Member, Scope, ReadPeriod(year), cancellationToken);
        (FromMonth, ToMonth) = (Report.Months[0], Report.Months[^1]);
        if (Mistake is not null)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
        }

        return Page();
    }

    private Period ReadPeriod(Period otherwise)
    {
        if (string.IsNullOrEmpty(FromMonth) && string.IsNullOrEmpty(ToMonth))
        {
            return otherwise;
        }

        if (!TryMonth(FromMonth, otherwise.From, out var from) || !TryMonth(ToMonth, otherwise.To, out var to))
        {
            Mistake = "Choose a first and a last month.";
            return otherwise;
        }

        var period = new Period(from, new DateOnly(to.Year, to.Month, 1).AddMonths(1).AddDays(-1));
        if (from > to || period.Months.Count > MonthsToChoose)
        {
            Mistake = string.Create(CultureInfo.InvariantCulture, $"The first month must be before the last, at most {MonthsToChoose} months in all.");
            return otherwise;
        }

        return period;
    }

    private static bool TryMonth(string? typed, DateOnly otherwise, out DateOnly month)
    {
        month = otherwise;
        return string.IsNullOrEmpty(typed) || DateOnly.TryParseExact(typed, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out month);
    }
}
