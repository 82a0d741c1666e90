using System.Text.Json;
using System.Text.Json.Serialization;
using FeedbackPipeline.Measuring.Describing;
using FeedbackPipeline.Measuring.Folding;

namespace FeedbackPipeline.Measuring.FromFiles;

/// <summary>What the <c>measure</c> verb writes: exact figures of the latest epoch, never protected for small numbers.</summary>
public sealed partial record Measured(CountingMode Mode, double Alpha, IReadOnlyList<MeasuredDimension> Dimensions)
{
    public string ToJson() => JsonSerializer.Serialize(this, MeasuredJson.Default.Measured);

    [JsonSourceGenerationOptions(JsonSerializerDefaults.Web, WriteIndented = true)]
    [JsonSerializable(typeof(Measured))]
    private sealed partial class MeasuredJson : JsonSerializerContext;
}

/// <param name="Known">People with a known category in the latest epoch.</param>
/// <param name="Unknown">People heard without one, declined included.</param>
/// <param name="Declined">Those who once said they do not want to say.</param>
public sealed record MeasuredDimension(string Dimension, long Known, long Unknown, long Declined, IReadOnlyList<MeasuredGroup> Groups);

/// <param name="Ratio">Null where nobody is expected.</param>
/// <param name="Interval">95 % anytime-valid interval of the ratio, lower and upper; null where the share is 0 or 1.</param>
/// <param name="MissingRange">Lower and upper.</param>
/// <param name="Unknown">The dimension's number of people who did not say.</param>
/// <param name="AlertAt">Id of the response at which a gap alert first opened, in any epoch.</param>
public sealed record MeasuredGroup(
    string Dimension,
    string Category,
    long N,
    long Observed,
    double Expected,
    double? Ratio,
    double[]? Interval,
    [property: JsonPropertyName("logE")] double LogE,
    [property: JsonPropertyName("seriousLogE")] double SeriousLogE,
    double RecentRatio,
    double Missing,
    double[] MissingRange,
    long Unknown,
    GroupStatus Status,
    string? AlertAt);
