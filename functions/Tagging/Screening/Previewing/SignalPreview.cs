using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tagging.Screening.Previewing;

/// <summary>What a concern list would do on comments of the past.</summary>
/// <param name="Read">How many of the newest comments were read.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Since">The day of the oldest one that was read; null where there is none.</param>
/// <param name="Weeks">The last weeks, oldest first.</param>
/// <param name="Lost">Would not be flagged at all any more; newest first.</param>
/// <param name="Lowered">Would still be flagged, one of its kinds lower or not at all.</param>
/// <param name="Raised">How many would be flagged anew or higher.</param>
public sealed record SignalPreview(int Read, int Total, DateOnly? Since, IReadOnlyList<SignalWeek> Weeks, IReadOnlyList<string> Lost, IReadOnlyList<string> Lowered, int Raised)
{
    /// <summary>How many comments are less flagged; where it is not 0, somebody must say that this is meant.</summary>
    public int Less => Lost.Count + Lowered.Count;

    /// <summary>True where there are older comments that were not read.</summary>
    public bool Bounded => Read < Total;
}

/// <summary>Seven days: how many comments each list flags, each by its most urgent level.</summary>
public sealed record SignalWeek(DateOnly From, IReadOnlyDictionary<ConcernLevel, int> Now, IReadOnlyDictionary<ConcernLevel, int> Then);
