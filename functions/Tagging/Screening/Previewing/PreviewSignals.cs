using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tagging.Screening.Previewing;

/// <summary>Tries the list in use and the next one on the same words. It raises nothing and keeps nothing.</summary>
public static class PreviewSignals
{
    private const int Weeks = 12;
    private const int DaysOfWeek = 7;

    /// <param name="today">The last day of the last week.</param>
    public static SignalPreview Of(PastWords past, SignalList now, SignalList next, DateOnly today, OrganisationCalendar calendar)
    {
        var (screenNow, screenThen) = (new ScreenForConcerns(now), new ScreenForConcerns(next));
        var first = today.AddDays(1 - (Weeks * DaysOfWeek));
        var (nowByWeek, thenByWeek) = (new int[Weeks, Code.All<ConcernLevel>().Count], new int[Weeks, Code.All<ConcernLevel>().Count]);
        List<string> lost = [], lowered = [];
        var raised = 0;
        foreach (var comment in past.Newest)
        {
            var (before, after) = (screenNow.ScreenTogether(comment.Texts), screenThen.ScreenTogether(comment.Texts));
            if (before.Count == 0 && after.Count == 0)
            {
                continue;
            }

            if (Any(before, after))
            {
                (after.Count == 0 ? lost : lowered).Add(comment.Id);
            }

            raised += Any(after, before) ? 1 : 0;
            var week = (calendar.DayOf(comment.Received).DayNumber - first.DayNumber) / DaysOfWeek;
            if (calendar.DayOf(comment.Received) >= first && week < Weeks)
            {
                Count(nowByWeek, week, before);
                Count(thenByWeek, week, after);
            }
        }

        return new(
            past.Newest.Count,
            past.Total,
            past.Newest.Count == 0 ? null : calendar.DayOf(past.Newest[^1].Received),
            [.. Enumerable.Range(0, Weeks).Select(week => new SignalWeek(first.AddDays(week * DaysOfWeek), Row(nowByWeek, week), Row(thenByWeek, week)))],
            lost,
            lowered,
            raised);
    }

    /// <summary>True where one of the first is missing or less urgent among the others.</summary>
    private static bool Any(IReadOnlyList<Concern> some, IReadOnlyList<Concern> others)
        => some.Any(concern => !others.Any(other => other.Kind == concern.Kind && other.Level <= concern.Level));

    private static void Count(int[,] counts, int week, IReadOnlyList<Concern> concerns)
    {
        if (concerns.Count > 0)
        {
            counts[week, (int)concerns[0].Level]++;
        }
    }

    private static Dictionary<ConcernLevel, int> Row(int[,] counts, int week)
        => Enum.GetValues<ConcernLevel>().ToDictionary(level => level, level => counts[week, (int)level]);
}
