namespace FeedbackPipeline.Measuring.Registering;

/// <summary>Who gets a new code when cards are printed again.</summary>
public enum ReprintBatch
{
    /// <summary>Those who were not heard yet; the others get a sheet that looks the same and thanks them.</summary>
    NotHeard,

    /// <summary>Everyone: a smaller batch would tell who was heard, or when.</summary>
    Everyone,
}

/// <summary>
/// New codes for those not heard only where that can tell about nobody: at least five are heard and five are not, and since the last batch that touches
/// the same people at least four weeks went by and five more were heard. Else everyone gets a new code, which tells nothing at all.
/// </summary>
public static class DecideReprint
{
    public const int Fewest = 5;
    private static readonly TimeSpan Apart = TimeSpan.FromDays(28);

    /// <param name="last">The newest batch of this epoch for the place, one above or one below; null: none.</param>
    public static ReprintBatch Of(long heard, long notHeard, PrintedBatch? last, DateTimeOffset now)
        => heard < Fewest || notHeard < Fewest ? ReprintBatch.Everyone
            : last is null ? ReprintBatch.NotHeard
            : now - last.At >= Apart && (last.OtherPlace || heard - last.Heard >= Fewest) ? ReprintBatch.NotHeard
            : ReprintBatch.Everyone;
}

/// <param name="Heard">How many were heard when it was made.</param>
/// <param name="OtherPlace">It was made for a place above or below, so <paramref name="Heard"/> says nothing here.</param>
public sealed record PrintedBatch(DateTimeOffset At, long Heard, bool OtherPlace);
