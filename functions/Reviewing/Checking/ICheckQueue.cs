using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Reviewing.Checking;

/// <summary>Comments whose tags nobody has checked. Implemented by the store, which reads by index.</summary>
public interface ICheckQueue
{
    /// <summary>Those the tagger is least sure of, and the newest of each of these themes.</summary>
    Task<IReadOnlyList<Unchecked>> DoubtfulAsync(IReadOnlyList<string> places, IReadOnlyList<string> themes, int most, CancellationToken cancellationToken);

    /// <summary>Those the lot fell on, oldest first.</summary>
    Task<IReadOnlyList<Unchecked>> SampleAsync(IReadOnlyList<string> places, int most, CancellationToken cancellationToken);

    /// <summary>How many wait; counts no further than <paramref name="most"/>.</summary>
    Task<CheckCounts> CountAsync(IReadOnlyList<string> places, int most, CancellationToken cancellationToken);

    /// <summary>Sampled comments that people have checked, the newest first: what the machine said before anybody corrected it, and what a person says now.</summary>
    Task<IReadOnlyList<SampledCheck>> CheckedSampleAsync(IReadOnlyList<string> places, int most, CancellationToken cancellationToken);
}

/// <param name="Themes">As the machine suggested.</param>
public sealed record Unchecked(string Id, double Surety, IReadOnlyList<string> Themes);

/// <param name="Sample">Drawn by lot and not checked.</param>
/// <param name="NotThemed">In a language without themes, and not translated.</param>
public sealed record CheckCounts(int Unchecked, int Sample, int NotThemed);

/// <param name="Groups">Answers about the person, as (dimension, category).</param>
public sealed record SampledCheck(
    Channel Channel,
    IReadOnlyList<(string Dimension, string Category)> Groups,
    IReadOnlyList<string> Machine,
    Sentiment MachineTone,
    IReadOnlyList<string> Person,
    Sentiment PersonTone);
