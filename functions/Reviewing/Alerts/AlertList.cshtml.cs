using FeedbackPipeline.Alerting.Lifecycle;
using FeedbackPipeline.Reviewing.Scoping;
using FeedbackPipeline.Securing;
using FeedbackPipeline.Vocabulary;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace FeedbackPipeline.Reviewing.Alerts;

/// <summary>Alerts of a place and everything below it: open ones first, serious ones before the others.</summary>
[Authorize(Policies.SeeFigures)]
public sealed class AlertListModel(ReadScope scopes, ReadAlerts alerts, OrganisationCalendar calendar) : ReviewPage(scopes, calendar)
{
    /// <summary>Code of a state; anything else shows all.</summary>
    [BindProperty(SupportsGet = true, Name = "state")]
    public string? State { get; set; }

    public IReadOnlyList<ShownAlert> Open { get; private set; } = [];

    public IReadOnlyList<ShownAlert> Closed { get; private set; } = [];

    public static IReadOnlyList<AlertState> States { get; } = Enum.GetValues<AlertState>();

    /// <summary>How many there are and how many of them wait for a first person.</summary>
    public string Summary
    {
        get
        {
            var unseen = Open.Count(shown => shown.Alert.State == AlertState.New);
            var count = Open.Count switch { 0 => "No open alerts.", 1 => "1 open alert.", _ => $"{Open.Count} open alerts." };
            return unseen == 0 ? count : $"{count} Nobody is dealing with {(unseen == Open.Count ? unseen == 1 ? "it" : "any of them" : $"{unseen} of them")} yet.";
        }
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await FindScopeAsync(cancellationToken))
        {
            return NotFound();
        }

        var shown = await alerts.ListAsync(Scope.Ids, Code.TryParse<AlertState>(State, out var state) ? state : null, cancellationToken);
        Open = [.. shown.Where(alert => alert.Alert.IsOpen).OrderByDescending(alert => alert.Alert.IsSerious)];
        Closed = [.. shown.Where(alert => !alert.Alert.IsOpen)];
        return Page();
    }
}
