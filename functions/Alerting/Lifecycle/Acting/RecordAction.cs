namespace FeedbackPipeline.Alerting.Lifecycle.Acting;

/// <summary>Puts on record what was tried to reach the group.</summary>
/// <param name="What">What was tried.</param>
/// <param name="DoneBy">Who tried it; whoever records it where empty.</param>
public sealed record RecordActionRequest(string By, string? What, string? DoneBy);

public static class RecordAction
{
    private const int LongestDoneBy = 100;

    public static Decision Decide(Alert alert, RecordActionRequest request, DateTimeOffset now)
        => NextSteps.Stops(alert, Step.RecordAction)
            ?? Sentence.Check("what", request.What, "Write what was tried.", out var what)
            ?? Sentence.Check("doneBy", string.IsNullOrWhiteSpace(request.DoneBy) ? request.By : request.DoneBy, "Write who did it.", out var doneBy, LongestDoneBy)
            ?? Decision.Agree(new AlertFact.ActionRecorded(now, request.By, what, doneBy));
}
