using System.Globalization;
using System.Text.Json.Serialization;
using FeedbackPipeline.Alerting.Lifecycle;
using FeedbackPipeline.Reviewing.Outreach;
using FeedbackPipeline.Reviewing.Scoping;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Securing.Staffing;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Reviewing.Alerts;

/// <summary><c>GET /api/alerts</c>: the list of the screen, days and protected figures only.</summary>
internal static partial class AlertsApi
{
    public static void MapAlertsApi(this IEndpointRouteBuilder routes)
        => routes.MapGet("/api/alerts", AnswerAsync).RequireAuthorization(Policies.SeeFigures);

    private static async Task<IResult> AnswerAsync(
        string? service,
        string? state,
        HttpContext context,
        ReadScope scopes,
        ReadAlerts alerts,
        JudgeOutreach outreach,
        OrganisationCalendar calendar,
        CancellationToken cancellationToken)
    {
        AlertState? only = Code.TryParse<AlertState>(state, out var known) ? known : null;
        if (!string.IsNullOrEmpty(state) && only is null)
        {
            return ReviewProblems.Of([new("state", $"must be one of {string.Join(", ", Code.All<AlertState>())}.")]);
        }

        if (await scopes.OfAsync(StaffMember.Of(context.User), service, cancellationToken) is not { } scope)
        {
            return ReviewProblems.UnknownService;
        }

        var items = new List<AlertItem>();
        foreach (var shown in await alerts.ListAsync(scope.Ids, only, cancellationToken))
        {
            items.Add(AlertItem.Of(shown, await outreach.OfAsync(shown.Alert, exact: false, cancellationToken), calendar));
        }

        return Results.Json(new AlertsAnswer(items), AlertsJson.Default.AlertsAnswer);
    }

    private sealed record AlertsAnswer(IReadOnlyList<AlertItem> Alerts);

    /// <param name="Since">Whether the group was heard more since then, from protected figures.</param>
    private sealed record ActionItem(string Day, IReadOnlyList<string> Since);

    /// <param name="Text">The alert's paragraphs, with everything that may be said about its figures.</param>
    private sealed record AlertItem(
        string Id,
        string Service,
        string Rule,
        string Subject,
        string State,
        bool Serious,
        string Heading,
        IReadOnlyList<string> Text,
        IReadOnlyList<string> Advice,
        string Standing,
        string Opened,
        string? Closed,
        string? Owner,
        string? Due,
        bool Late,
        bool Overdue,
        IReadOnlyList<ActionItem> Actions)
    {
        public static AlertItem Of(ShownAlert shown, IReadOnlyDictionary<AlertFact.ActionRecorded, IReadOnlyList<string>> since, OrganisationCalendar calendar)
            => new(
                shown.Alert.Id,
                shown.Alert.Place,
                shown.Alert.Rule,
                shown.Alert.Subject,
                Code.Of(shown.Alert.State),
                shown.Alert.IsSerious,
                shown.Report.Heading,
                shown.Text.Paragraphs,
                shown.Text.Advice,
                shown.Report.Standing,
                Day(calendar.DayOf(shown.Alert.Opened)),
                shown.Alert.Closed is { } closed ? Day(calendar.DayOf(closed)) : null,
                shown.Alert.Owner,
                shown.Alert.Due is { } due ? Day(due) : null,
                shown.IsLate,
                shown.IsOverdue,
                [.. shown.Alert.History.OfType<AlertFact.ActionRecorded>().Select(action => new ActionItem(Day(action.Day ?? calendar.DayOf(action.At)), since.GetValueOrDefault(action, [])))]);

        private static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
    }

    [JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
    [JsonSerializable(typeof(AlertsAnswer))]
    private sealed partial class AlertsJson : JsonSerializerContext;
}
