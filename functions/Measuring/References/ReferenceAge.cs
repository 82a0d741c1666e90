namespace FeedbackPipeline.Measuring.References;

/// <summary>Old counts make old comparisons.</summary>
public static class ReferenceAge
{
    public const int FreshMonths = 12;

    /// <summary>The day of the oldest counts in it.</summary>
    public static DateOnly Oldest(ReferencePopulation reference)
        => reference.Dimensions.Count == 0 ? reference.Date : reference.Dimensions.Min(counts => reference.OriginOf(counts.Dimension).Date);
}
