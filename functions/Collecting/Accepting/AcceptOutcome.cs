using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Collecting.Accepting;

/// <summary>What became of a request to accept words.</summary>
public abstract record AcceptOutcome
{
    /// <summary>Stored and on its way. <paramref name="AlreadyHere"/>: the same key and body came before; nothing was stored twice.</summary>
    public sealed record Accepted(string Id, string Receipt, bool AlreadyHere) : AcceptOutcome;

    /// <summary>Nothing was stored.</summary>
    public sealed record Rejected(IReadOnlyList<FieldError> Errors) : AcceptOutcome;

    /// <summary>The same idempotency key came before with another body. Nothing was stored.</summary>
    public sealed record Conflicting : AcceptOutcome;
}
