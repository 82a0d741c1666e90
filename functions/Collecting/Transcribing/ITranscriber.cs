using FeedbackPipeline.Collecting.Recordings;
using FeedbackPipeline.Collecting.Transcripts;

namespace FeedbackPipeline.Collecting.Transcribing;

/// <summary>Writes down what a recording says: a machine whose words a person checks. The first that is on is asked.</summary>
public interface ITranscriber
{
    bool IsOn { get; }

    /// <exception cref="TranscriberUnavailableException">It may work later.</exception>
    Task<Hearing> HearAsync(Sound sound, CancellationToken cancellationToken);
}

/// <summary>What a machine heard, in the order it was said, or why it heard nothing.</summary>
public sealed record Hearing(IReadOnlyList<TranscriptSegment> Segments, HearingTrouble? Trouble = null)
{
    public static Hearing NoWords { get; } = new([], HearingTrouble.NoWords);

    public static Hearing NotReadable { get; } = new([], HearingTrouble.NotReadable);
}

/// <summary>The machine does not answer now; the message says what to look at, never what was said.</summary>
public sealed class TranscriberUnavailableException(string message, Exception? cause = null) : IOException(message, cause);
