using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Messages.Pumping;

/// <summary>
/// Words that arrive come before words that wait: while many arrive, a pump rests between two batches, since both need the same disk and the same processor.
/// What waits is never left alone for longer than <see cref="LongestRest"/>, because possible harm may be in it.
/// </summary>
public sealed class WordsFirst(PipelineMetrics metrics, TimeProvider time)
{
    /// <summary>Submissions a second from which on a pump rests.</summary>
    public const int Many = 100;

    /// <summary>A rest lasts this many times as long as the batch before it.</summary>
    public const int RestsPerBatch = 4;

    public static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(1);

    /// <summary>Before a batch.</summary>
    public Mark Now() => new(metrics.AcceptedSoFar, time.GetTimestamp());

    /// <summary>After a batch: how long to rest before the next.</summary>
    public TimeSpan RestSince(Mark before) => Rest(metrics.AcceptedSoFar - before.Accepted, time.GetElapsedTime(before.Timestamp));

    /// <param name="arrived">Submissions accepted while the batch was worked; a few may come together by chance, ten do not.</param>
    /// <param name="took">How long the batch took.</param>
    public static TimeSpan Rest(long arrived, TimeSpan took)
        => arrived < 10 || arrived < Many * took.TotalSeconds ? TimeSpan.Zero : took * RestsPerBatch is var rest && rest < LongestRest ? rest : LongestRest;

    /// <param name="Timestamp">Of the time provider.</param>
    public readonly record struct Mark(long Accepted, long Timestamp);
}
