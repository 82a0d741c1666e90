namespace FeedbackPipeline.Alerting.Lifecycle.Assigning;

/// <summary>Gives an alert to somebody, with a day by which it is due.</summary>
/// <param name="Owner">Id of a member of staff.</param>
public sealed record AssignRequest(string By, string? Owner, DateOnly? Due);

public static class Assign
{
    private const int LongestMonths = 12;

    /// <param name="mayOwn">Ids of those who may handle alerts at this place.</param>
    /// <param name="today">In the organisation's zone.</param>
    public static Decision Decide(Alert alert, AssignRequest request, IReadOnlyCollection<string> mayOwn, DateTimeOffset now, DateOnly today)
        => NextSteps.Stops(alert, Step.Assign)
            ?? (request.Owner is not { Length: > 0 } owner ? Decision.Refuse("owner", "Choose who takes care of this.")
                : !mayOwn.Contains(owner) ? Decision.Refuse("owner", "Choose somebody who may handle alerts at this place.")
                : request.Due is not { } due ? Decision.Refuse("due", "Write the day it is due, like 2026-03-31.")
                : due < today ? Decision.Refuse("due", "Choose a day that is not in the past.")
                : due > today.AddMonths(LongestMonths) ? Decision.Refuse("due", "Choose a day within the next 12 months.")
                : Decision.Agree(new AlertFact.Assigned(now, request.By, owner, due)));
}
