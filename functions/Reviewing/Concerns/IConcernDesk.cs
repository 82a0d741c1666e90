using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Reviewing.Concerns;

/// <summary>Possible safeguarding concerns until a person has decided them. Implemented by the store. Nothing here closes by itself.</summary>
public interface IConcernDesk
{
    /// <summary>What waits at these places, most urgent first, then oldest first.</summary>
    Task<IReadOnlyList<WaitingConcern>> ListAsync(IReadOnlyList<string> places, CancellationToken cancellationToken);

    /// <summary>Opens one feedback's concerns with the words as given; the look is on record before anything is returned.</summary>
    /// <returns>Null where there are no concerns about it at these places.</returns>
    Task<ConcernFile?> OpenAsync(string feedbackId, IReadOnlyList<string> places, string actor, CancellationToken cancellationToken);

    /// <summary>Puts a person's decision on one concern on record. A sealed copy goes once no concern of the feedback waits any more.</summary>
    /// <returns>False where there is no such concern at these places, or it was decided before.</returns>
    Task<bool> DecideAsync(ConcernDecision decision, IReadOnlyList<string> places, string actor, CancellationToken cancellationToken);
}

/// <param name="Kinds">What the signals point to.</param>
/// <param name="Level">The most urgent of them.</param>
/// <param name="Erased">The giver had it erased: a sealed copy is all there is.</param>
public sealed record WaitingConcern(string FeedbackId, IReadOnlyList<string> Kinds, ConcernLevel Level, DateTimeOffset Raised, string Place, bool NeedsInformation, bool Erased);

/// <param name="Words">As given; question id and text. Empty where everything was decided and the words were erased.</param>
public sealed record ConcernFile(string FeedbackId, string Place, bool Erased, IReadOnlyList<Answer> Words, IReadOnlyList<FiledConcern> Concerns);

public sealed record FiledConcern(string Kind, ConcernLevel Level, DateTimeOffset Raised, ConcernState State, DateTimeOffset? Decided, string? DecidedBy, string? Reason)
{
    public bool Waits => State is ConcernState.Open or ConcernState.NeedsInformation;
}

/// <param name="Outcome">Anything but <see cref="ConcernState.Open"/>.</param>
/// <param name="Reason">Why, in the decider's words; never empty.</param>
public sealed record ConcernDecision(string FeedbackId, string Kind, ConcernState Outcome, string Reason);
