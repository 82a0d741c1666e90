using System.Collections.Immutable;
using FeedbackPipeline.Measuring.Statistics;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Measuring.Covering;

/// <summary>
/// Coverage + who was behind → who is behind, and what changed. A group falls behind at less than 0.8 of the place's coverage when three people or more are
/// short, more than a random choice of that many people would leave, ten were heard at the place and a quarter of the time people had is gone; it catches up
/// at 0.9. What began in an earlier epoch is judged again once that quarter of the new one is gone. Where more than two groups of a dimension are behind,
/// only the one most people are short of is told at first: the others follow from the same few voices, and the coverage page shows them all.
/// </summary>
public static class DecidePace
{
    /// <summary>The available time must have come this far for shares of it to say anything.</summary>
    public const double Quarter = 0.25;

    /// <summary>With fewer heard at the place, its coverage says nothing about anyone.</summary>
    public const int FewestHeard = 10;

    /// <summary>More groups of one dimension are not told at once.</summary>
    public const int MostTold = 2;

    /// <param name="open">True where the register's test of <c>(dimension, category)</c> has an open alert.</param>
    public static (ImmutableDictionary<string, BehindGroup> Behind, IReadOnlyList<PaceChanged> Changes) Of(
        PlaceCoverage coverage,
        ImmutableDictionary<string, BehindGroup> before,
        Func<string, string, bool> open)
    {
        var (behind, changes, fallen) = (before, new List<PaceChanged>(), new List<PaceChanged>());
        foreach (var (dimension, category, group) in coverage.Dimensions.SelectMany(dimension => dimension.Groups.Select(group => (dimension.Dimension, group.Category, group.Count))))
        {
            var key = $"{dimension}:{category}";
            var chance = open(dimension, category);
            if (!before.TryGetValue(key, out var known))
            {
                if (IsBehind(group, coverage))
                {
                    fallen.Add(new(PaceChange.FellBehind, dimension, category, group, chance));
                }
            }
            else if (HasCaughtUp(group, coverage, known))
            {
                behind = behind.Remove(key);
                changes.Add(new(PaceChange.CaughtUp, dimension, category, group, false));
            }
            else if (known.MoreThanChance != chance)
            {
                behind = behind.SetItem(key, known with { MoreThanChance = chance });
                changes.Add(new(PaceChange.EvidenceChanged, dimension, category, group, chance));
            }
        }

        // Nobody of the group is on the register any more.
        foreach (var (key, gone) in before.Where(pair => !coverage.Dimensions.Any(dimension => dimension.Dimension == pair.Value.Dimension && dimension.Groups.Any(group => group.Category == pair.Value.Category))))
        {
            behind = behind.Remove(key);
            changes.Add(new(PaceChange.CaughtUp, gone.Dimension, gone.Category, default, false));
        }

        foreach (var told in fallen.GroupBy(change => change.Dimension).SelectMany(dimension => Told([.. dimension], behind.Values.Count(known => known.Dimension == dimension.Key), coverage)))
        {
            behind = behind.SetItem($"{told.Dimension}:{told.Category}", new(told.Dimension, told.Category, coverage.Epoch, told.MoreThanChance));
            changes.Add(told);
        }

        return (behind, changes);
    }

    private static IEnumerable<PaceChanged> Told(List<PaceChanged> fallen, int toldBefore, PlaceCoverage place)
        => fallen.Count + toldBefore <= MostTold ? fallen
            : toldBefore > 0 ? []
            : fallen.OrderByDescending(change => (change.Count.People * place.All.Share) - change.Count.Heard).ThenBy(change => change.Category, StringComparer.Ordinal).Take(1);

    /// <summary>Of fewer than five people an alert would say of each of them that they were not heard.</summary>
    private static bool IsBehind(Covered group, PlaceCoverage place)
        => group.People >= Disclosure.Internal
            && place.All.Heard >= FewestHeard
            && Coverage.IsBehind(group.Heard, group.People, place.All.Heard, place.All.People, place.AvailableGone)
            && Coverage.StandsOut(group.Heard, group.People, place.All.Heard, place.All.People);

    private static bool HasCaughtUp(Covered group, PlaceCoverage place, BehindGroup known)
        => (known.Epoch == place.Epoch || place.AvailableGone >= Quarter) && Coverage.HasCaughtUp(group.Heard, group.People, place.All.Heard, place.All.People);
}

/// <param name="MoreThanChance">The register's test says so; a count alone never does.</param>
public sealed record PaceChanged(PaceChange Change, string Dimension, string Category, Covered Count, bool MoreThanChance);
