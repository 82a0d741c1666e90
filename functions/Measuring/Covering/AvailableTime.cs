using FeedbackPipeline.Measuring.Registering;

namespace FeedbackPipeline.Measuring.Covering;

/// <summary>
/// How much is over of the time in which a place's people could be heard by invitation. A register made late in the year has had no time yet: every group
/// would be behind on its first day.
/// </summary>
public static class AvailableTime
{
    /// <summary>Before that, whoever answers first decides who looks behind.</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromDays(28);

    /// <summary>When the place's register came into force: when half of the people on it now were on it. The first few alone make no register.</summary>
    /// <param name="ages">Of the place and all below it, in any order.</param>
    /// <returns>Null where nobody is on it.</returns>
    public static DateTimeOffset? Since(IEnumerable<RegisterAge> ages)
    {
        var inOrder = ages.OrderBy(age => age.Added).ToList();
        var (half, people) = ((inOrder.Sum(age => age.People) + 1) / 2, 0L);
        foreach (var age in inOrder)
        {
            people += age.People;
            if (people >= half)
            {
                return age.Added;
            }
        }

        return null;
    }

    /// <returns>The part that is over, in [0, 1], of the time from the later of <paramref name="start"/> and <paramref name="since"/> to <paramref name="end"/>; 0 in its first 28 days.</returns>
    /// <param name="start">Of the epoch.</param>
    /// <param name="end">Of the epoch.</param>
    public static double Gone(DateTimeOffset start, DateTimeOffset end, DateTimeOffset? since, DateTimeOffset now)
    {
        var begun = since > start ? since.Value : start;
        return now - begun < Shortest || end <= begun ? 0 : Math.Min(1, (now - begun) / (end - begun));
    }
}
