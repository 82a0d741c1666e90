using FeedbackPipeline.Reviewing.Scoping;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Vocabulary;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FeedbackPipeline.Reviewing.Concerns;

/// <summary>One feedback's concerns with the words as given, and the decision on each.</summary>
[Authorize(Policies.HandleConcerns)]
public sealed class ConcernModel(ReadScope scopes, IConcernDesk desk, OrganisationCalendar calendar) : ReviewPage(scopes, calendar)
{
    private const int LongestReason = 2_000;

    public ConcernFile Opened { get; private set; } = null!;

    [BindProperty(Name = "kind")]
    public string? Kind { get; set; }

    [BindProperty(Name = "outcome")]
    public string? Outcome { get; set; }

    [BindProperty(Name = "reason")]
    public string? Reason { get; set; }

    public string? Mistake { get; private set; }

    /// <summary>True where the mistake is about the reason, not the outcome.</summary>
    public bool ReasonIsWrong { get; private set; }

    public static IReadOnlyList<(ConcernState State, string Words)> Outcomes { get; } =
    [
        (ConcernState.Concern, "This is a concern. I have acted on it"),
        (ConcernState.NotAConcern, "This is not a concern"),
        (ConcernState.NeedsInformation, "I need to find out more"),
    ];

    public static string InWords(ConcernState state)
        => Outcomes.FirstOrDefault(outcome => outcome.State == state).Words ?? "Not decided";

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken)
        => await OpenAsync(id, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string id, CancellationToken cancellationToken)
    {
        if (!await FindScopeAsync(cancellationToken))
        {
            return NotFound();
        }

        var reason = Reason?.Trim() ?? "";
        Mistake = !Code.TryParse<ConcernState>(Outcome, out var outcome) || outcome == ConcernState.Open ? "Choose what you decided."
            : reason.Length == 0 ? "Write why you decided this."
            : reason.Length > LongestReason ? $"Write the reason in at most {LongestReason} characters."
            : null;
        if (Mistake is not null)
        {
            ReasonIsWrong = Code.TryParse<ConcernState>(Outcome, out _) && outcome != ConcernState.Open;
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return await OpenAsync(id, cancellationToken) ? Page() : NotFound();
        }

        return await desk.DecideAsync(new(id, Kind ?? "", outcome, reason), MayReach, Member.Id, cancellationToken)
            ? RedirectToPage(new { id })
            : NotFound();
    }

    private async Task<bool> OpenAsync(string id, CancellationToken cancellationToken)
    {
        if (!await FindScopeAsync(cancellationToken) || await desk.OpenAsync(id, MayReach, Member.Id, cancellationToken) is not { } file)
        {
            return false;
        }

        Opened = file;
        return true;
    }
}
