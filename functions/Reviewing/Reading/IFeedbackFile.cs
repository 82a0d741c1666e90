using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Reviewing.Reading;

/// <summary>One feedback at a time, each look put on record before anything is shown. Implemented by the store.</summary>
public interface IFeedbackFile
{
    /// <returns>Null where it is unknown, erased, or at none of <paramref name="places"/>: then nothing is recorded.</returns>
    Task<FullFeedback?> OpenAsync(string id, IReadOnlyList<string> places, string actor, CancellationToken cancellationToken);

    /// <summary>The words as they were given, on record before they are returned.</summary>
    Task<IReadOnlyList<Answer>?> OpenOriginalAsync(string id, IReadOnlyList<string> places, string actor, CancellationToken cancellationToken);

    /// <summary>Puts down when a person first read it; later calls change nothing.</summary>
    /// <returns>False where there is no such feedback at these places.</returns>
    Task<bool> MarkReadAsync(string id, IReadOnlyList<string> places, string actor, CancellationToken cancellationToken);
}

/// <summary>Everything about one feedback but the words as given.</summary>
/// <param name="Tagger">Name and version of what tagged it; null before that.</param>
/// <param name="Read">When a person marked it as read.</param>
public sealed record FullFeedback(
    ListedFeedback Listed,
    string Survey,
    string? Tagger,
    double? SentimentScore,
    IReadOnlyList<ScoredTheme> Themes,
    IReadOnlyList<RaisedConcern> Concerns,
    IReadOnlyList<AboutAnswer> About,
    IReadOnlyList<AuditEntry> History,
    DateTimeOffset? Read);

/// <param name="State"><c>open</c>, <c>concern</c>, <c>not_a_concern</c> or <c>needs_information</c>.</param>
public sealed record RaisedConcern(string Kind, ConcernLevel Level, string State);

/// <param name="Actor">Id of a member, or the part of the pipeline that did it.</param>
public sealed record AuditEntry(DateTimeOffset At, string Actor, string Action, string? Detail);
