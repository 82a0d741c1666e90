using FeedbackPipeline.Reviewing.Scoping;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Tagging;
using FeedbackPipeline.Tagging.Screening;
using FeedbackPipeline.Tagging.Screening.Editing;
using FeedbackPipeline.Tagging.Screening.Previewing;
using FeedbackPipeline.Tagging.Theming.Following;
using FeedbackPipeline.Vocabulary;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Reviewing.EditingSignals;

/// <summary>One change to the concern list: the form, then a look at what it would do to past comments, then saving.</summary>
[Authorize(Policies.SeeSignals)]
public sealed class SignalChangePageModel(
    ReadScope scopes,
    ISignalBook book,
    IPastWords words,
    FollowThemes follow,
    ScreenForConcerns screen,
    IOptions<TaggingOptions> options,
    TimeProvider time,
    OrganisationCalendar calendar) : SignalsPage(scopes, book, follow, screen, calendar)
{
    /// <summary>More links than a person can follow; the count says how many there are.</summary>
    public const int MostLinks = 500;

    private readonly ISignalBook book = book;
    private readonly OrganisationCalendar calendar = calendar;

    [BindProperty]
    public SignalForm Form { get; set; } = new();

    /// <summary>Null until the change is one that can be saved.</summary>
    public ShownPreview? Preview { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? change, string? kind, string? phrase, int? number, CancellationToken cancellationToken)
    {
        if (await DeniedAsync(cancellationToken) is { } denied)
        {
            return denied;
        }

        change ??= SignalChanges.Add;
        Form = new() { Change = change, Kind = kind, Phrase = phrase, Number = number, Version = Version };
        return SignalChanges.All.Contains(change) ? Page() : NotFound();
    }

    /// <summary>The second look; nothing is saved.</summary>
    public async Task<IActionResult> OnPostAsync(IFormFile? file, CancellationToken cancellationToken)
    {
        if (await DeniedAsync(cancellationToken) is { } denied)
        {
            return denied;
        }

        return await Form.TakeAsync(file, cancellationToken)
            ? await CheckAsync(cancellationToken) is { } change ? await ShowAsync(change, cancellationToken) : Refuse(Mistakes)
            : Refuse([new("file", "must be a list of at most 1 MB.")]);
    }

    public async Task<IActionResult> OnPostSaveAsync(CancellationToken cancellationToken)
    {
        if (await DeniedAsync(cancellationToken) is { } denied)
        {
            return denied;
        }

        if (await CheckAsync(cancellationToken) is not { } change)
        {
            return Refuse(Mistakes);
        }

        await ShowAsync(change, cancellationToken);
        if (Preview!.Result.Less > 0 && Form.Confirmed != Preview.Result.Less)
        {
            return Refuse([new("confirmed", $"must be ticked: {Preview.Result.Less} past comments would be flagged less. Look at them first.")]);
        }

        if (!await book.SaveAsync(change, Version, Member.Id, cancellationToken))
        {
            Preview = null;
            return Refuse([new("version", "Somebody else changed the list meanwhile. Look again, then change it.")]);
        }

        return RedirectToPage("/Reviewing/EditingSignals/SignalSettings");
    }

    private async Task<IActionResult?> DeniedAsync(CancellationToken cancellationToken)
        => !await FindListAsync(cancellationToken) ? NotFound() : MayEdit ? null : Forbid();

    private async Task<SignalChange?> CheckAsync(CancellationToken cancellationToken)
    {
        var earlier = Form.Number is { } number ? await ReadVersionAsync(number, cancellationToken) : null;
        if (Form.Version != Version)
        {
            Refuse([new("version", "Somebody else changed the list meanwhile. Look again, then change it.")]);
            return null;
        }

        var change = EditSignals.Of(Form.ToDraft(earlier), List, Version + 1, out var errors);
        if (change is null)
        {
            Refuse(errors);
        }

        return change;
    }

    private async Task<IActionResult> ShowAsync(SignalChange change, CancellationToken cancellationToken)
    {
        var past = await words.NewestAsync(options.Value.PreviewComments, cancellationToken);
        var result = PreviewSignals.Of(past, List, change.Next, calendar.DayOf(time.GetUtcNow()), calendar);
        var shown = result.Lost.Concat(result.Lowered).Take(MostLinks).ToList();
        var redacted = Member.Roles.Any(Policies.Allowed[Policies.ReadFeedback].Contains) ? await words.RedactedAsync(shown, cancellationToken) : new Dictionary<string, string>();
        Preview = new(result, CompareSignals.Of(List, change.Next), redacted);
        return Page();
    }
}
