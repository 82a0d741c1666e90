using FeedbackPipeline.Measuring.Describing;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Reviewing.Missing;

/// <summary>The figures of the page, already protected for the member who asked.</summary>
/// <param name="Exact">False: small counts are hidden and the rest is rounded.</param>
/// <param name="Dimensions">People who answered without an invitation; empty where there is nothing to compare them with.</param>
/// <param name="Register">People with an invitation; null where nobody of the place is on the register.</param>
public sealed record PlaceRepresentation(DateOnly From, DateOnly To, bool Exact, IReadOnlyList<DimensionRepresentation> Dimensions, IReadOnlyList<DimensionRepresentation>? Register = null);

/// <param name="Known">People whose answer is known. Null: too few to show.</param>
/// <param name="Unknown">People who did not say, declined included. Null: too few to show.</param>
/// <param name="ReferenceSource">Where the counts of who is supported come from.</param>
/// <param name="ReferenceDate">The day those counts describe.</param>
/// <param name="Groups">Most missing voices first.</param>
public sealed record DimensionRepresentation(
    string Dimension,
    string Label,
    int? Known,
    int? Unknown,
    string ReferenceSource,
    DateOnly ReferenceDate,
    int ReferenceVersion,
    IReadOnlyList<GroupRepresentation> Groups);

/// <summary>One group. What is null is hidden or can not be said.</summary>
/// <param name="Heard">People of the group.</param>
/// <param name="Expected">People of the group there would be, had all groups been heard alike.</param>
/// <param name="Low">Fewest people of the group that agree with a steady share and what was heard; with <paramref name="High"/> the 95 % anytime interval in people.</param>
/// <param name="Missing">max(0, expected − heard).</param>
public sealed record GroupRepresentation(
    string Category,
    string Label,
    int? Heard,
    double? Expected,
    double? Ratio,
    double? Low,
    double? High,
    double? Missing,
    double? MissingLow,
    double? MissingHigh,
    GroupStatus Standing,
    EvidenceWord Evidence);
