using FeedbackPipeline.Collecting.Receipts;
using FeedbackPipeline.Collecting.Recordings;
using FeedbackPipeline.Collecting.Surveying;
using FeedbackPipeline.Reference;
using FeedbackPipeline.Reviewing.Correcting;
using FeedbackPipeline.Reviewing.Scoping;
using FeedbackPipeline.Reviewing.Themes;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Vocabulary;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FeedbackPipeline.Reviewing.Reading;

/// <summary>One feedback. Opening it is put on record; the words as given need a button of their own.</summary>
[Authorize(Policies.ReadFeedback)]
public sealed class FeedbackModel(
    ReadScope scopes,
    IFeedbackFile file,
    ICorrectionDesk desk,
    IReceiptBook receipts,
    IThemeNames names,
    SurveyCatalogue surveys,
    Demographics demographics,
    OrganisationCalendar calendar) : ReviewPage(scopes, calendar)
{
    private const int LongestTranslation = 20_000;

    [BindProperty(Name = "themes")]
    public IReadOnlyList<string> Themes { get; set; } = [];

    [BindProperty(Name = "tone")]
    public string? Tone { get; set; }

    [BindProperty(Name = "reason")]
    public string? Reason { get; set; }

    /// <summary>By question.</summary>
    [BindProperty(Name = "english")]
    public IDictionary<string, string?> English { get; set; } = new Dictionary<string, string?>();

    public FullFeedback Feedback { get; private set; } = null!;

    /// <summary>Null until it was tagged.</summary>
    public TagRecord? Tags { get; private set; }

    /// <summary>Null until it was tagged.</summary>
    public TagForm? Form { get; private set; }

    /// <summary>Where the recording stands that is part of it; null where there is none.</summary>
    public RecordingState? Recording { get; private set; }

    public IReadOnlyList<FieldError> Mistakes { get; private set; } = [];

    /// <summary>Null until they were asked for.</summary>
    public IReadOnlyList<Answer>? Original { get; private set; }

    public bool MayReadOriginal => Member.May(Policies.ReadOriginalWords);

    /// <summary>In the order the survey asked.</summary>
    public IEnumerable<Answer> InOrder(IReadOnlyList<Answer> answers)
    {
        var asked = surveys.Find(Feedback.Survey)?.Questions.Select(question => question.Id).ToList() ?? [];
        return answers.OrderBy(answer => asked.IndexOf(answer.Question) is >= 0 and var index ? index : asked.Count);
    }

    public string QuestionOf(Answer answer)
        => surveys.Find(Feedback.Survey)?.Find(answer.Question)?.Text ?? "What they said";

    public string NameOf(string theme) => names.Of(theme);

    public string LabelOf(string dimension) => demographics.Find(dimension)?.Label ?? dimension;

    public string ValueOf(AboutAnswer answer)
        => answer.NonAnswer is { } none ? ReadingWords.Of(none) : demographics.Find(answer.Dimension)?.LabelOf(answer.Category!) ?? answer.Category!;

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken)
        => await OpenAsync(id, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostReadAsync(string id, CancellationToken cancellationToken)
        => await FindScopeAsync(cancellationToken) && await file.MarkReadAsync(id, MayReach, Member.Id, cancellationToken)
            ? RedirectToPage(new { id })
            : NotFound();

    public async Task<IActionResult> OnPostCorrectAsync(string id, CancellationToken cancellationToken)
    {
        if (!await OpenAsync(id, cancellationToken) || Form is null)
        {
            return NotFound();
        }

        Form = Form.Filled(Themes, Tone, Reason);
        if (Form.Errors.Count > 0)
        {
            return Mistaken(Form.Errors);
        }

        return await desk.DecideAsync(Form.ToDecision(), MayReach, Member.Id, cancellationToken) ? RedirectToPage(new { id }) : NotFound();
    }

    public async Task<IActionResult> OnPostUndoAsync(string id, CancellationToken cancellationToken)
        => await FindScopeAsync(cancellationToken) && await desk.UndoAsync(id, MayReach, Member.Id, cancellationToken) ? RedirectToPage(new { id }) : NotFound();

    public async Task<IActionResult> OnPostTranslateAsync(string id, CancellationToken cancellationToken)
    {
        if (!await OpenAsync(id, cancellationToken))
        {
            return NotFound();
        }

        var english = English.ToDictionary(pair => pair.Key, pair => pair.Value?.Trim() ?? "");
        if (english.FirstOrDefault(pair => pair.Value.Length > LongestTranslation).Key is { } tooLong)
        {
            return Mistaken([new($"english-{tooLong}", $"Write the English in at most {LongestTranslation} characters.")]);
        }

        return await desk.TranslateAsync(id, english, MayReach, Member.Id, cancellationToken) ? RedirectToPage(new { id }) : NotFound();
    }

    public async Task<IActionResult> OnPostOriginalAsync(string id, CancellationToken cancellationToken)
    {
        if (!MayReadOriginal)
        {
            return Forbid();
        }

        if (!await FindScopeAsync(cancellationToken) || await file.OpenOriginalAsync(id, MayReach, Member.Id, cancellationToken) is not { } words)
        {
            return NotFound();
        }

        Original = words;
        return await OpenAsync(id, cancellationToken) ? Page() : NotFound();
    }

    private async Task<bool> OpenAsync(string id, CancellationToken cancellationToken)
    {
        if (!await FindScopeAsync(cancellationToken) || await file.OpenAsync(id, MayReach, Member.Id, cancellationToken) is not { } feedback)
        {
            return false;
        }

        Feedback = feedback;
        Recording = feedback.Listed.Channel == Channel.Voice ? (await receipts.FindByIdAsync(id, cancellationToken))?.Recording : null;
        Tags = await desk.ReadAsync(id, MayReach, cancellationToken);
        Form = Tags is null ? null : TagForm.Of(id, names, feedback.Listed.Themes, feedback.Listed.Sentiment);
        return true;
    }

    private PageResult Mistaken(IReadOnlyList<FieldError> mistakes)
    {
        Mistakes = mistakes;
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }
}
