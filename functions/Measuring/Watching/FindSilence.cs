using FeedbackPipeline.Measuring.Statistics;

namespace FeedbackPipeline.Measuring.Watching;

/// <summary>A series of heard days → whether it has fallen silent. Pure; asked once a day or after each arrival, with the same answer for the same days.</summary>
public static class FindSilence
{
    /// <param name="days">Days on which something came within the last year, in any order; empty where nothing ever came.</param>
    /// <param name="from">The first day it could be heard from, or null.</param>
    /// <param name="series">Series watched at the same time; at least 1.</param>
    public static SilenceFound Of(IEnumerable<DateOnly> days, DateOnly? from, DateOnly today, int series, WatchingOptions options)
    {
        var heard = days.Where(day => day <= today && (from is null || day >= from)).Distinct().Order().ToList();
        if (heard.Count == 0)
        {
            return new(false, null, 0, 0, null);
        }

        // The first day begins the series and tells nothing about how often it is heard: counting it would make a rare one look frequent.
        var (watched, again) = (heard[^1].DayNumber - heard[0].DayNumber, heard.Count - 1);
        var longest = heard.Zip(heard.Skip(1), (one, next) => next.DayNumber - one.DayNumber - 1).DefaultIfEmpty(0).Max();
        var level = SilenceWait.Level(options.FalseSilencesPerYear, series, watched, again);
        var wait = SilenceWait.Days(watched, again, longest, level, options.SilentDays);
        // Today is not over yet.
        var silent = today.DayNumber - heard[^1].DayNumber - 1;
        return new(silent >= wait, heard[^1], heard.Count, longest, wait);
    }

    /// <summary>
    /// The same for a place from which nothing ever came: as long as it is a part of the people supported, the days on which other places were heard tell when its
    /// own silence is no longer chance.
    /// </summary>
    /// <param name="supported">People of the place, of <paramref name="everyone"/>.</param>
    /// <param name="elsewhere">Pairs of place and day on which something came elsewhere since it could be heard from. A large place saturates at one a day, which only makes the wait longer.</param>
    public static (bool Silent, int? Needed) Never(long supported, long everyone, int elsewhere, int series, double alpha)
    {
        var needed = everyone > 0 ? Silence.Length((double)supported / everyone, AlertThreshold.Log(alpha, 1.0 / series), Math.Max(elsewhere, 1)) : null;
        return (elsewhere >= needed, needed);
    }
}

/// <param name="LastHeard">Null where nothing ever came.</param>
/// <param name="Heard">Days with something.</param>
/// <param name="LongestWait">Silent days of the longest earlier wait.</param>
/// <param name="Wait">Silent days at which it counts as silence; null where too little is known.</param>
public sealed record SilenceFound(bool Silent, DateOnly? LastHeard, int Heard, int LongestWait, int? Wait);
