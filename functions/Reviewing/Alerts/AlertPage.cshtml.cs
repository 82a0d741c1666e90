using System.Globalization;
using FeedbackPipeline.Alerting.Lifecycle;
using FeedbackPipeline.Alerting.Stepping;
using FeedbackPipeline.Reviewing.Outreach;
using FeedbackPipeline.Reviewing.Scoping;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Vocabulary;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FeedbackPipeline.Reviewing.Alerts;

/// <summary>One alert: what it says, what was done, and what can be done next. Nothing changes by looking.</summary>
[Authorize(Policies.SeeFigures)]
public sealed class AlertPageModel(ReadScope scopes, ReadAlerts alerts, TakeStep steps, AlertOwners owners, JudgeOutreach outreach, OrganisationCalendar calendar) : ReviewPage(scopes, calendar)
{
    public ShownAlert Shown { get; private set; } = null!;

    /// <summary>Members it could be given to.</summary>
    public IReadOnlyList<string> Owners { get; private set; } = [];

    /// <summary>Whether the group was heard more since an action, in words.</summary>
    public IReadOnlyDictionary<AlertFact.ActionRecorded, IReadOnlyList<string>> Since { get; private set; } = new Dictionary<AlertFact.ActionRecorded, IReadOnlyList<string>>();

    [BindProperty]
    public StepForm Form { get; set; } = new();

    public StepMistake? Mistake { get; private set; }

    public bool MayHandle => Member.May(Policies.HandleAlerts);

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken)
        => await ShowAsync(id, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string id, CancellationToken cancellationToken)
    {
        if (!MayHandle)
        {
            return Forbid();
        }

        if (!await FindScopeAsync(cancellationToken))
        {
            return NotFound();
        }

        if (!Code.TryParse<Step>(Form.Step, out var step))
        {
            return await AgainAsync(id, new(null, null, "Choose what to do."), StatusCodes.Status400BadRequest, cancellationToken);
        }

        return await steps.RunAsync(id, MayReach, Form.Request(Member.Id, step), cancellationToken) switch
        {
            StepOutcome.Done => RedirectToPage(new { id }),
            StepOutcome.Refused no => await AgainAsync(id, new(step, no.Field, no.Reason), StatusCodes.Status400BadRequest, cancellationToken),
            StepOutcome.ChangedMeanwhile => await AgainAsync(
                id,
                new(step, null, "Someone else changed this alert while you were reading. Nothing of yours was kept yet. Read it again below, then try again."),
                StatusCodes.Status409Conflict,
                cancellationToken),
            _ => NotFound(),
        };
    }

    /// <summary>What was typed, where it belongs to this step.</summary>
    public string? Typed(Step step, Func<StepForm, string?> field) => Mistake?.Step == step ? field(Form) : null;

    public string? MistakeAt(string field) => Mistake?.Field == field ? Mistake.Reason : null;

    private async Task<IActionResult> AgainAsync(string id, StepMistake mistake, int status, CancellationToken cancellationToken)
    {
        Mistake = mistake;
        Response.StatusCode = status;
        return await ShowAsync(id, cancellationToken) ? Page() : NotFound();
    }

    private async Task<bool> ShowAsync(string id, CancellationToken cancellationToken)
    {
        if (!await FindScopeAsync(cancellationToken) || await alerts.FindAsync(id, MayReach, cancellationToken) is not { } shown)
        {
            return false;
        }

        Shown = shown;
        Since = await outreach.OfAsync(shown.Alert, Member.IsCoreTeam, cancellationToken);
        Owners = MayHandle ? await owners.AtAsync(shown.Alert.Place, cancellationToken) : [];
        return true;
    }
}

/// <summary>What a form of the page sends.</summary>
public sealed class StepForm
{
    public string? Step { get; set; }

    public int Version { get; set; }

    public string? Text { get; set; }

    public string? DoneBy { get; set; }

    public string? Owner { get; set; }

    public string? Due { get; set; }

    internal StepRequest Request(string by, Step step)
        => new(by, step, Version, Text, DoneBy, Owner, DateOnly.TryParseExact(Due?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var due) ? due : null);
}

/// <param name="Step">The step that was asked for.</param>
/// <param name="Field">Id of the field to put right, or null.</param>
public sealed record StepMistake(Step? Step, string? Field, string Reason);
