using FeedbackPipeline.Measuring.Statistics;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Reviewing.Checking;

/// <summary>
/// How often the machine is wrong, from comments drawn by lot alone: those it was unsure of are checked more often, and would make it look worse than it is.
/// </summary>
public static class CountErrors
{
    /// <summary>A rate of fewer comments says nothing and could point at somebody; below this there is none.</summary>
    public const int Fewest = 20;

    /// <param name="themes">The themes to say something about, in their order.</param>
    /// <param name="resolve">The theme an id stands for now.</param>
    public static ErrorFigures Of(IReadOnlyList<SampledCheck> checks, IReadOnlyList<string> themes, Func<string, string> resolve)
    {
        var resolved = checks.Select(check => check with { Machine = [.. check.Machine.Select(resolve)], Person = [.. check.Person.Select(resolve)] }).ToList();
        return new(
            resolved.Count,
            Rate(resolved.Count(WrongThemes), resolved.Count),
            Rate(resolved.Count(check => check.MachineTone != check.PersonTone), resolved.Count),
            [.. themes.Select(theme => OfTheme(theme, resolved))],
            [.. resolved.GroupBy(check => check.Channel).OrderBy(group => group.Key).Select(group => new PartErrors(Code.Of(group.Key), null, Wrong(group)))],
            [.. resolved.SelectMany(check => check.Groups.Select(group => (group, check))).GroupBy(pair => pair.group, pair => pair.check)
                .OrderBy(group => group.Key.Dimension, StringComparer.Ordinal).ThenBy(group => group.Key.Category, StringComparer.Ordinal)
                .Select(group => new PartErrors(group.Key.Dimension, group.Key.Category, Wrong(group)))]);
    }

    private static ThemeErrors OfTheme(string theme, List<SampledCheck> checks)
    {
        var found = checks.Where(check => check.Machine.Contains(theme)).ToList();
        var there = checks.Where(check => check.Person.Contains(theme)).ToList();
        return new(theme, Rate(found.Count(check => !check.Person.Contains(theme)), found.Count), Rate(there.Count(check => !check.Machine.Contains(theme)), there.Count));
    }

    private static ErrorRate? Wrong(IEnumerable<SampledCheck> checks)
    {
        var all = checks.ToList();
        return Rate(all.Count(WrongThemes), all.Count);
    }

    private static bool WrongThemes(SampledCheck check) => !check.Machine.ToHashSet(StringComparer.Ordinal).SetEquals(check.Person);

    private static ErrorRate? Rate(int wrong, int of)
    {
        if (of < Fewest)
        {
            return null;
        }

        var (lower, upper) = FixedInterval.Wilson(wrong, of);
        return new((double)wrong / of, lower, upper);
    }
}

/// <summary>Each rate is null while fewer than <see cref="CountErrors.Fewest"/> comments speak about it.</summary>
/// <param name="Checked">Comments drawn by lot that people have checked.</param>
/// <param name="Comments">Comments with at least one theme too many or too few.</param>
/// <param name="Tone">Comments whose tone a person sees otherwise.</param>
public sealed record ErrorFigures(int Checked, ErrorRate? Comments, ErrorRate? Tone, IReadOnlyList<ThemeErrors> Themes, IReadOnlyList<PartErrors> Channels, IReadOnlyList<PartErrors> Groups);

/// <param name="Share">In [0, 1].</param>
/// <param name="Lower">With <paramref name="Upper"/>, Wilson's 95 % interval for a number of checks fixed beforehand.</param>
public sealed record ErrorRate(double Share, double Lower, double Upper);

/// <param name="FoundWrongly">Of the comments where the machine found it.</param>
/// <param name="Missed">Of the comments where a person says it is there.</param>
public sealed record ThemeErrors(string Theme, ErrorRate? FoundWrongly, ErrorRate? Missed);

/// <param name="Part">A channel's code, or a dimension.</param>
/// <param name="Category">Null for a channel.</param>
public sealed record PartErrors(string Part, string? Category, ErrorRate? Wrong);
