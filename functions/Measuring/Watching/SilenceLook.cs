using FeedbackPipeline.Measuring.Statistics;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Measuring.Watching;

/// <summary>One look at all series of a day.</summary>
/// <param name="supported">People each place with counts supports.</param>
internal sealed class SilenceLook(PlaceTree tree, IReadOnlyList<HeardDay> days, IReadOnlyDictionary<string, long> supported, DateOnly today, WatchingOptions options, double neverAlpha)
{
    private readonly ILookup<string, HeardDay> byPlace = days.ToLookup(day => day.Place, StringComparer.Ordinal);

    /// <summary>The organisation, then services, projects and houses that are open today, from the top down. Localities only add up what is below them.</summary>
    public IReadOnlyList<Place> Places { get; } =
    [
        .. tree.WithBelow(tree.Root.Id).Where(place => place.Kind != PlaceKind.Locality && !(place.Ends < today) && !(place.Starts > today)),
    ];

    public IReadOnlyList<Channel> Channels { get; } = [.. days.Select(day => day.Channel).Where(channel => channel != Channel.Import).Distinct().Order()];

    private int Series => Places.Count + Channels.Count;

    public SilenceSignal At(Place place)
    {
        var below = tree.WithBelow(place.Id).Select(known => known.Id).ToHashSet(StringComparer.Ordinal);
        var heard = below.SelectMany(id => byPlace[id]).Select(day => day.Day);
        var found = FindSilence.Of(heard, place.Starts, today, Series, options);
        return found.LastHeard is null && place.Parent is not null && supported.TryGetValue(place.Id, out var people)
            ? Never(place, below, people)
            : Signal(found, place, null, place.Starts);
    }

    public SilenceSignal By(Channel channel)
        => Signal(FindSilence.Of(days.Where(day => day.Channel == channel).Select(day => day.Day), null, today, Series, options), tree.Root, channel, null);

    private SilenceSignal Never(Place place, HashSet<string> below, long people)
    {
        var from = place.Starts ?? days[0].Day;
        var elsewhere = days.Where(day => day.Day >= from && !below.Contains(day.Place)).Select(day => (day.Place, day.Day)).Distinct().Count();
        var (silent, needed) = FindSilence.Never(people, Everyone(), elsewhere, Series, neverAlpha);
        return new(silent, place.Id, place.Name, null, null, from, today, null, 0, needed ?? 0, Disclosure.Nearest(people));
    }

    /// <summary>The organisation's own counts, or else those of the highest places that have any.</summary>
    private long Everyone()
        => supported.TryGetValue(tree.Root.Id, out var all)
            ? all
            : supported.Where(known => !tree.PathToRoot(known.Key).Skip(1).Any(above => supported.ContainsKey(above.Id))).Sum(known => known.Value);

    private SilenceSignal Signal(SilenceFound found, Place place, Channel? channel, DateOnly? from)
        => new(
            found.Silent,
            place.Id,
            place.Name,
            channel,
            found.LastHeard,
            found.LastHeard ?? from ?? today,
            today,
            (int?)Disclosure.Round(found.Heard),
            found.LongestWait,
            found.Wait ?? 0,
            null);
}
