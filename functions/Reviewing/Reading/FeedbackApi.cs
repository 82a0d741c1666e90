using System.Globalization;
using System.Text.Json.Serialization;
using FeedbackPipeline.Reviewing.Scoping;
using FeedbackPipeline.Reviewing.Themes;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Securing.Staffing;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Reviewing.Reading;

/// <summary><c>GET /api/feedback</c>: the list of the screen, redacted words and days only.</summary>
internal static partial class FeedbackApi
{
    public static void MapFeedbackApi(this IEndpointRouteBuilder routes)
        => routes.MapGet("/api/feedback", AnswerAsync).RequireAuthorization(Policies.ReadFeedback);

    private static async Task<IResult> AnswerAsync(
        [AsParameters] FeedbackQuery query,
        string? service,
        HttpContext context,
        ReadScope scopes,
        IFeedbackList list,
        IThemeNames names,
        OrganisationCalendar calendar,
        CancellationToken cancellationToken)
    {
        if (await scopes.OfAsync(StaffMember.Of(context.User), service, cancellationToken) is not { } scope)
        {
            return ReviewProblems.UnknownService;
        }

        var errors = new List<FieldError>();
        var filter = query.Resolved(names).Read(scope, calendar, errors);
        if (errors.Count > 0)
        {
            return ReviewProblems.Of(errors);
        }

        var page = await list.ReadAsync(filter, query.After, FeedbackListModel.PageSize, cancellationToken);
        return Results.Json(new FeedbackAnswer([.. page.Items.Select(item => FeedbackItem.Of(item, calendar))], page.Next, page.LookedShort), FeedbackJson.Default.FeedbackAnswer);
    }

    /// <param name="Next">Goes into <c>after</c> for the next page; null at the end.</param>
    private sealed record FeedbackAnswer(IReadOnlyList<FeedbackItem> Items, string? Next, bool LookedShort);

    private sealed record FeedbackItem(
        string Id,
        string Received,
        string Service,
        string Channel,
        string Help,
        string? Language,
        bool Tagged,
        bool Read,
        string? Sentiment,
        IReadOnlyList<string> Themes,
        IReadOnlyDictionary<string, string> Answers,
        int OpenConcerns)
    {
        public static FeedbackItem Of(ListedFeedback item, OrganisationCalendar calendar)
            => new(
                item.Id,
                calendar.DayOf(item.Received).ToString("O", CultureInfo.InvariantCulture),
                item.Place,
                Code.Of(item.Channel),
                Code.Of(item.Help),
                item.Language,
                item.Tagged,
                item.Read,
                item.Sentiment is { } tone ? Code.Of(tone) : null,
                item.Themes,
                item.Words.ToDictionary(answer => answer.Question, answer => answer.Text),
                item.OpenConcerns);
    }

    [JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
    [JsonSerializable(typeof(FeedbackAnswer))]
    private sealed partial class FeedbackJson : JsonSerializerContext;
}
