using FeedbackPipeline.Reviewing.Concerns;

namespace FeedbackPipeline.Storing.Cosmos.Reviewing;

/// <summary>What a person's decision on one concern makes of the feedback, or of what is left of it.</summary>
internal static class DecideConcern
{
    /// <returns>Null where there is no such concern, or it was decided before.</returns>
    public static FeedbackDocument? On(FeedbackDocument before, ConcernDecision decision, string actor, DateTimeOffset now)
    {
        if (!before.Concerns.Any(concern => concern.Kind == decision.Kind && concern.Waits))
        {
            return null;
        }

        List<KeptConcern> concerns =
        [
            .. before.Concerns.Select(concern => concern.Kind == decision.Kind
                ? concern with { State = decision.Outcome, Decided = now, DecidedBy = actor, Reason = decision.Reason }
                : concern),
        ];
        // The sealed copy was kept for the decision alone.
        return before with { Concerns = concerns, Sealed = concerns.Exists(concern => concern.Waits) ? before.Sealed : null };
    }
}
