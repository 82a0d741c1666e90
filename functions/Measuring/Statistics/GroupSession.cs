namespace FeedbackPipeline.Measuring.Statistics;

/// <summary>People who answered together in one session are one observation: they are not independent of each other.</summary>
public static class GroupSession
{
    /// <summary>y = members/size, in [0, 1].</summary>
    /// <param name="members">People of the group in the session.</param>
    /// <param name="size">People of the session whose answer in the dimension is known, ≥ 1.</param>
    public static double Part(int members, int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(members);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(members, size);
        return (double)members / size;
    }
}
