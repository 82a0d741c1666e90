using FeedbackPipeline.Reviewing.Scoping;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Tagging.Screening;
using FeedbackPipeline.Tagging.Screening.Editing;
using FeedbackPipeline.Tagging.Theming.Following;
using FeedbackPipeline.Vocabulary;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FeedbackPipeline.Reviewing.EditingSignals;

/// <summary>The words that make a person read a comment. Safeguarding for the whole organisation adds to them; administrators look.</summary>
[Authorize(Policies.SeeSignals)]
public sealed class SignalSettingsModel(ReadScope scopes, ISignalBook book, FollowThemes follow, ScreenForConcerns screen, OrganisationCalendar calendar) : ReviewPage(scopes, calendar)
{
    private const int HistoryShown = 50;

    [BindProperty(Name = "version")]
    public int Edited { get; set; }

    [BindProperty(Name = "kind")]
    public string? Kind { get; set; }

    [BindProperty(Name = "phrase")]
    public string? Phrase { get; set; }

    [BindProperty(Name = "reason")]
    public string? Reason { get; set; }

    public int Version { get; private set; }

    public SignalList List => screen.List;

    public IReadOnlyList<SignalVersion> History { get; private set; } = [];

    public IReadOnlyList<FieldError> Mistakes { get; private set; } = [];

    public bool MayEdit => Member.Roles.Contains(Roles.Safeguarding) && Scope.Choices[0].Parent is null;

    public string? ErrorOf(string field) => Mistakes.FirstOrDefault(mistake => mistake.Field == field)?.Rule;

    public string LevelOf(string kind)
        => List.LevelOf(kind, alone: true) switch
        {
            ConcernLevel.RingNow => "Rings at any hour",
            ConcernLevel.ReadFirst => "Read first when alone, else tells the lead",
            _ => "Tells the lead",
        };

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
        => await FindAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        if (!MayEdit)
        {
            return Forbid();
        }

        if (AddPhrase.To(List, Version + 1, Kind, Phrase, Reason, out var errors) is not { } added)
        {
            return Refuse(errors);
        }

        if (Edited != Version || !await book.SaveAsync(added, Version, Member.Id, cancellationToken))
        {
            return Refuse([new("version", "Somebody else changed the list meanwhile. Look again, then change it.")]);
        }

        await follow.RefreshAsync(cancellationToken);
        return RedirectToPage();
    }

    private PageResult Refuse(IReadOnlyList<FieldError> mistakes)
    {
        Mistakes = mistakes;
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    private async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        if (!await FindScopeAsync(cancellationToken))
        {
            return false;
        }

        await follow.RefreshAsync(cancellationToken);
        History = await book.HistoryAsync(HistoryShown, cancellationToken);
        Version = History.Count == 0 ? 0 : History[0].Version;
        return true;
    }
}
