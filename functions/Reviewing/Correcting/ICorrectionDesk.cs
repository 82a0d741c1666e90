using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Reviewing.Correcting;

/// <summary>
/// What people decide about tags: it outranks the tagger, counts from the same moment, and is kept with who, when and why. Concerns are not touched here.
/// Implemented by the store.
/// </summary>
public interface ICorrectionDesk
{
    /// <returns>Null where there is no tagged feedback with this id at these places.</returns>
    Task<TagRecord?> ReadAsync(string id, IReadOnlyList<string> places, CancellationToken cancellationToken);

    /// <summary>Puts the decision in the place of what counted until now, and the feedback down as read.</summary>
    /// <returns>False where there is no tagged feedback with this id at these places.</returns>
    Task<bool> DecideAsync(TagDecision decision, IReadOnlyList<string> places, string actor, CancellationToken cancellationToken);

    /// <summary>Goes back to what counted before the last change; again goes forth.</summary>
    /// <returns>False where nobody has decided anything.</returns>
    Task<bool> UndoAsync(string id, IReadOnlyList<string> places, string actor, CancellationToken cancellationToken);

    /// <summary>Keeps the meaning in English beside the words and has the feedback tagged by it.</summary>
    /// <param name="english">By question; an empty text takes a translation away.</param>
    Task<bool> TranslateAsync(string id, IReadOnlyDictionary<string, string> english, IReadOnlyList<string> places, string actor, CancellationToken cancellationToken);
}

/// <summary>All tags of one feedback as a person leaves them.</summary>
/// <param name="Themes">Ids; empty means that it has no theme.</param>
/// <param name="Reason">Optional; erased with the feedback.</param>
public sealed record TagDecision(string FeedbackId, IReadOnlyList<string> Themes, Sentiment Tone, string? Reason);

/// <summary>What the machine said of one feedback, and what people did about it.</summary>
/// <param name="Surety">From 0.5 to 1; see <see cref="Surety"/>.</param>
/// <param name="Themed">False: in a language without themes, and not translated.</param>
/// <param name="Checked">True where a person's decision counts.</param>
/// <param name="Sampled">True where the lot fell on it.</param>
/// <param name="Checks">Oldest first.</param>
/// <param name="English">Translations by question, with identifiers taken out; empty until they were tagged.</param>
public sealed record TagRecord(
    IReadOnlyList<ScoredTheme> Machine,
    Sentiment MachineTone,
    double Surety,
    bool Themed,
    bool Checked,
    bool Sampled,
    IReadOnlyList<Check> Checks,
    IReadOnlyDictionary<string, string> English);

/// <summary>One entry of the history.</summary>
/// <param name="Kind"><c>kept</c>, <c>corrected</c> or <c>undone</c>.</param>
/// <param name="Themes">Null: what the machine said counts again.</param>
public sealed record Check(DateTimeOffset At, string Actor, string Kind, IReadOnlyList<string>? Themes, Sentiment? Tone, string? Reason);
