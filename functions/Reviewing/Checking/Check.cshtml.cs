using FeedbackPipeline.Reviewing.Correcting;
using FeedbackPipeline.Reviewing.Reading;
using FeedbackPipeline.Reviewing.Scoping;
using FeedbackPipeline.Reviewing.Themes;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Vocabulary;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace FeedbackPipeline.Reviewing.Checking;

/// <summary>One comment after the other whose tags nobody has checked. Those drawn by lot come without the machine's word, so that it leads nobody.</summary>
[Authorize(Policies.ReadFeedback)]
public sealed class CheckModel(
    ReadScope scopes,
    ICheckQueue queue,
    ICorrectionDesk desk,
    IFeedbackFile file,
    ReadThemes themes,
    IThemeNames names,
    OrganisationCalendar calendar,
    TimeProvider time) : ReviewPage(scopes, calendar)
{
    private const string SampleList = "sample";
    private const int CountNoFurther = 1_000;
    private const int AtOnce = 50;
    private const int RareThemes = 5;
    private readonly OrganisationCalendar calendar = calendar;

    [BindProperty(SupportsGet = true, Name = "list")]
    public string? List { get; set; }

    /// <summary>The comment that was passed over last.</summary>
    [BindProperty(SupportsGet = true, Name = "after")]
    public string? Passed { get; set; }

    [BindProperty(Name = "themes")]
    public IReadOnlyList<string> Themes { get; set; } = [];

    [BindProperty(Name = "tone")]
    public string? Tone { get; set; }

    [BindProperty(Name = "reason")]
    public string? Reason { get; set; }

    public bool Sample => List == SampleList;

    public string ListName => Sample ? SampleList : "doubt";

    public CheckCounts Counts { get; private set; } = new(0, 0, 0);

    public FullFeedback? Opened { get; private set; }

    public TagForm? Form { get; private set; }

    public Surety Band { get; private set; }

    public string Suggested
        => $"{(Opened!.Listed.Themes.Count == 0 ? "no theme" : string.Join(", ", Opened.Listed.Themes.Select(names.Of)))}; {(Opened.Listed.Sentiment is { } tone ? ReadingWords.Of(tone).ToLowerInvariant() : "no tone")}.";

    public static string InWords(int count) => count >= CountNoFurther ? "1,000 or more" : count.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>What both forms send back, so that the next one comes from the same list.</summary>
    public IHtmlContent Hidden(string id)
        => new HtmlContentBuilder().AppendHtml(Field("id", id)).AppendHtml(Field("list", ListName)).AppendHtml(Field("place", Scope.Chosen.Id)).AppendHtml(Field("after", Passed ?? ""));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await FindScopeAsync(cancellationToken))
        {
            return NotFound();
        }

        var next = Sample
            ? OrderChecks.Next(await queue.SampleAsync(Scope.Ids, AtOnce, cancellationToken), Passed)
            : OrderChecks.Next(await DoubtfulAsync(cancellationToken), Passed);
        if (next is not null)
        {
            await OpenAsync(next.Id, cancellationToken);
        }

        Counts = await queue.CountAsync(Scope.Ids, CountNoFurther, cancellationToken);
        return Page();
    }

    /// <summary>Keeping sends what was shown, so that nobody confirms what came meanwhile.</summary>
    public async Task<IActionResult> OnPostAsync(string id, CancellationToken cancellationToken)
    {
        if (!await FindScopeAsync(cancellationToken) || !await OpenAsync(id, cancellationToken))
        {
            return NotFound();
        }

        Form = Form!.Filled(Themes, Tone, Reason);
        if (Form.Errors.Count > 0)
        {
            Counts = await queue.CountAsync(Scope.Ids, CountNoFurther, cancellationToken);
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        return await desk.DecideAsync(Form.ToDecision(), MayReach, Member.Id, cancellationToken) ? Onwards() : NotFound();
    }

    private static TagBuilder Field(string name, string value)
    {
        var field = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        field.MergeAttributes(new Dictionary<string, string?> { ["type"] = "hidden", ["name"] = name, ["value"] = value });
        return field;
    }

    private RedirectToPageResult Onwards() => RedirectToPage(new { list = ListName, place = Scope.Chosen.Id, after = Passed });

    private async Task<IReadOnlyList<Unchecked>> DoubtfulAsync(CancellationToken cancellationToken)
    {
        var report = await themes.OfAsync(Member, Scope, Period.TwelveMonthsTo(calendar.DayOf(time.GetUtcNow())), cancellationToken);
        var rare = report.Rare.Take(RareThemes).Select(row => row.Id).ToList();
        return OrderChecks.Order(await queue.DoubtfulAsync(Scope.Ids, rare, AtOnce, cancellationToken), rare);
    }

    private async Task<bool> OpenAsync(string id, CancellationToken cancellationToken)
    {
        if (await desk.ReadAsync(id, MayReach, cancellationToken) is not { } tags || await file.OpenAsync(id, MayReach, Member.Id, cancellationToken) is not { } opened)
        {
            return false;
        }

        Opened = opened;
        Band = SuretyBands.Of(tags.Surety);
        Form = Sample ? TagForm.Of(id, names, [], null) : TagForm.Of(id, names, opened.Listed.Themes, opened.Listed.Sentiment);
        return true;
    }
}
