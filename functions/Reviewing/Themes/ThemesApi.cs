using System.Globalization;
using System.Text.Json.Serialization;
using FeedbackPipeline.Reviewing.Protecting;
using FeedbackPipeline.Reviewing.Reading;
using FeedbackPipeline.Reviewing.Scoping;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Securing.Staffing;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Reviewing.Themes;

/// <summary><c>GET /api/themes</c>: the figures of the themes screen, protected in the same way. A count of null is hidden.</summary>
internal static partial class ThemesApi
{
    private const int LongestPeriodMonths = 120;

    public static void MapThemesApi(this IEndpointRouteBuilder routes)
        => routes.MapGet("/api/themes", AnswerAsync).RequireAuthorization(Policies.SeeFigures);

    private static async Task<IResult> AnswerAsync(
        string? from,
        string? to,
        string? service,
        HttpContext context,
        ReadScope scopes,
        ReadThemes themes,
        OrganisationCalendar calendar,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var errors = new List<FieldError>();
        var member = StaffMember.Of(context.User);
        var period = ReadPeriod(from, to, Period.TwelveMonthsTo(calendar.DayOf(time.GetUtcNow())), errors);
        if (errors.Count > 0)
        {
            return ReviewProblems.Of(errors);
        }

        return await scopes.OfAsync(member, service, cancellationToken) is { } scope
            ? Results.Json(ThemesAnswer.Of(scope.Chosen.Id, await themes.OfAsync(member, scope, period, cancellationToken)), ThemesJson.Default.ThemesAnswer)
            : ReviewProblems.UnknownService;
    }

    private static Period ReadPeriod(string? from, string? to, Period otherwise, List<FieldError> errors)
    {
        var first = Days.Read("from", from, errors);
        var last = Days.Read("to", to, errors) ?? otherwise.To;
        var period = new Period(first ?? (last < otherwise.From ? new DateOnly(last.Year, last.Month, 1).AddMonths(-11) : otherwise.From), last);
        Days.CheckOrder(period.From, period.To, errors);
        if (errors.Count == 0 && period.Months.Count > LongestPeriodMonths)
        {
            errors.Add(new("from", string.Create(CultureInfo.InvariantCulture, $"must be at most {LongestPeriodMonths} months before to.")));
        }

        return period;
    }

    private sealed record ThemesAnswer(
        string From,
        string To,
        string Service,
        int? Total,
        int? WithoutTheme,
        int? NotYetTagged,
        int? SmallestShown,
        IReadOnlyList<ThemeAnswer> Themes)
    {
        public static ThemesAnswer Of(string service, ThemeReport report)
            => new(
                report.Period.From.ToString("O", CultureInfo.InvariantCulture),
                report.Period.To.ToString("O", CultureInfo.InvariantCulture),
                service,
                report.All.Count.Number,
                report.WithoutTheme.Count.Number,
                report.NotYetTagged.Number,
                report.Exact ? null : SmallNumbers.Smallest,
                [.. report.Themes.Select(row => ThemeAnswer.Of(row, report.Months, report.Rare.Contains(row)))]);
    }

    private sealed record ThemeAnswer(string Id, string Name, int? Count, int? Before, int? Change, bool Rare, ToneAnswer Sentiment, IReadOnlyList<MonthAnswer> Months)
    {
        public static ThemeAnswer Of(ThemeRow row, IReadOnlyList<string> months, bool rare)
            => new(
                row.Id,
                row.Name,
                row.Count.Number,
                row.Before.Number,
                row.Change,
                rare,
                new(row.Split.Positive.Number, row.Split.Mixed.Number, row.Split.Neutral.Number, row.Split.Negative.Number),
                [.. months.Select((month, index) => new MonthAnswer(month, row.ByMonth[index].Number))]);
    }

    private sealed record ToneAnswer(int? Positive, int? Mixed, int? Neutral, int? Negative);

    private sealed record MonthAnswer(string Month, int? Count);

    [JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
    [JsonSerializable(typeof(ThemesAnswer))]
    private sealed partial class ThemesJson : JsonSerializerContext;
}
