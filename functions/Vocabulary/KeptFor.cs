namespace FeedbackPipeline.Vocabulary;

/// <summary>What may be kept for some days goes before they are over, never after.</summary>
public static class KeptFor
{
    /// <summary>What is older must go now: by the next run, or the one after it should that fail, it would have been kept too long.</summary>
    /// <param name="every">The time between two runs of what deletes it.</param>
    public static DateTimeOffset CutOff(DateTimeOffset now, int days, TimeSpan every) => now - TimeSpan.FromDays(days) + (2 * every);
}
