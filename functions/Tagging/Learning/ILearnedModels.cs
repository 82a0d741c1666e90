using FeedbackPipeline.Tagging.Modelling.Retraining;

namespace FeedbackPipeline.Tagging.Learning;

/// <summary>What people decided about tags, and what was learned from it. Implemented by the store.</summary>
public interface ILearnedModels
{
    /// <summary>The file of one model; null where it is gone.</summary>
    Task<byte[]?> ReadAsync(string framework, long number, CancellationToken cancellationToken);

    /// <summary>How far people have come, and how far learning has.</summary>
    Task<LearningState> StateAsync(string framework, CancellationToken cancellationToken);

    /// <summary>The newest checked comments with what the person left on them.</summary>
    Task<IReadOnlyList<CorrectedComment>> CorrectionsAsync(int most, CancellationToken cancellationToken);

    /// <summary>Keeps a model; the newest is the one in use, and older ones go, since they hold traces of words that may have been erased.</summary>
    /// <param name="model">Null: nothing is left to learn from.</param>
    Task KeepAsync(string framework, ReadOnlyMemory<byte>? model, LearnedFrom learned, CancellationToken cancellationToken);
}

/// <summary>What a model was learned from.</summary>
/// <param name="Check">The newest decision it knows.</param>
/// <param name="Corrections">How many comments.</param>
/// <param name="Version">The version of the framework.</param>
/// <param name="At">When it was made.</param>
/// <param name="Milliseconds">How long learning took.</param>
public sealed record LearnedFrom(long Check, int Corrections, int Version, DateTimeOffset At, long Milliseconds);

/// <param name="NewestCheck">Number of the newest decision of a person; goes up when a checked comment is erased too. 0: none.</param>
/// <param name="Checked">Comments that a person has checked.</param>
/// <param name="Last">What was learned last; null where nothing was.</param>
public sealed record LearningState(long NewestCheck, int Checked, LearnedFrom? Last);
