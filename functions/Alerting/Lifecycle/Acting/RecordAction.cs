using System.Collections.Immutable;

namespace FeedbackPipeline.Alerting.Lifecycle.Acting;

/// <summary>Puts on record what was tried to reach the group, and when.</summary>
/// <param name="What">What was tried.</param>
/// <param name="DoneBy">Who tried it; whoever records it where empty.</param>
/// <param name="Day">When it was done; today where null.</param>
/// <param name="Marks">Where each way of counting stands now.</param>
public sealed record RecordActionRequest(string By, string? What, string? DoneBy, DateOnly? Day = null, ImmutableDictionary<string, long>? Marks = null);

public static class RecordAction
{
    private const int LongestDoneBy = 100;
    private const int LongestMonths = 12;

    /// <param name="today">In the organisation's zone.</param>
    public static Decision Decide(Alert alert, RecordActionRequest request, DateTimeOffset now, DateOnly today)
        => NextSteps.Stops(alert, Step.RecordAction)
            ?? Sentence.Check("what", request.What, "Write what was tried.", out var what)
            ?? Sentence.Check("doneBy", string.IsNullOrWhiteSpace(request.DoneBy) ? request.By : request.DoneBy, "Write who did it.", out var doneBy, LongestDoneBy)
            ?? (request.Day > today ? Decision.Refuse("day", "Choose a day that is not in the future.")
                : request.Day < today.AddMonths(-LongestMonths) ? Decision.Refuse("day", "Choose a day within the last 12 months.")
                : Decision.Agree(new AlertFact.ActionRecorded(now, request.By, what, doneBy, request.Day ?? today, request.Marks)));
}
