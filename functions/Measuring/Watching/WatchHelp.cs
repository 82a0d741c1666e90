using FeedbackPipeline.Measuring.Statistics;
using FeedbackPipeline.Messages;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Measuring.Watching;

/// <summary>Follows, person by person, whether people of each service speak for themselves. A person counts once in a year, with how they answered first.</summary>
public sealed class WatchHelp(IWatchStore store, IPlaceBook places, OrganisationCalendar calendar, IOptions<WatchingOptions> options, IOptions<MeasuringOptions> measuring) : ITimedWork
{
    private const string Scope = "help:organisation";

    public string Name => "fn-measure-help";

    public TimeSpan Every => TimeSpan.FromSeconds(measuring.Value.EverySeconds);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var before = await store.LoadAsync(Scope, cancellationToken);
            var page = await store.ReadArrivalsAsync(before.Checkpoint, measuring.Value.PageSize, cancellationToken);
            if (page.Count == 0)
            {
                return;
            }

            await store.CommitAsync(await FoldAsync(before, page, cancellationToken), cancellationToken);
        }
    }

    private async Task<WatchCommit> FoldAsync(WatchRecord before, IReadOnlyList<Arrival> page, CancellationToken cancellationToken)
    {
        var tree = await places.ReadAsync(cancellationToken);
        var services = tree.All.Count(place => Service(tree, place.Id)?.Id == place.Id);
        var state = HelpState.FromJson(before.State);
        var signals = new List<string>();
        var seen = new HashSet<(int Epoch, string Person)>();
        foreach (var epoch in page.Select(arrival => calendar.EpochOf(arrival.Received)).Distinct())
        {
            seen.UnionWith((await store.ReadSeenAsync(Scope, epoch, [.. page.Select(arrival => arrival.Person).Distinct(StringComparer.Ordinal)], cancellationToken)).Select(person => (epoch, person)));
        }

        var marked = new List<(int Epoch, string Person)>();
        foreach (var arrival in page)
        {
            var epoch = calendar.EpochOf(arrival.Received);
            // Words of a year that is over came too late, as for groups.
            if (arrival.Help == Help.Unknown || epoch < state.Epoch || Service(tree, arrival.Place) is not { } place || !seen.Add((epoch, arrival.Person)))
            {
                continue;
            }

            marked.Add((epoch, arrival.Person));
            var changes = new List<(RepresentationChange Change, double Share)>();
            state = CountHelp.Apply(state, place.Id, arrival.Help is Help.Alone or Help.WithHelp, epoch, services, options.Value.HelpAlpha, (change, share) => changes.Add((change, share)));
            signals.AddRange(changes.Select(known => Signal(state, place, known.Change, known.Share, arrival).ToJson()));
        }

        return new(before, page[^1].Number, state.ToJson(), signals, Seen: marked);
    }

    private HelpSignal Signal(HelpState state, Place place, RepresentationChange change, double share, Arrival arrival)
        => new(
            change,
            place.Id,
            place.Name,
            (int?)Disclosure.Round(state.Counted[place.Id]),
            (int?)Disclosure.Round(state.Groups[place.Id].Heard),
            (int)Math.Round(share * 20) * 5,
            new(state.Epoch, 1, 1),
            calendar.DayOf(arrival.Received));

    /// <summary>The service or project a place belongs to; null for the organisation and localities.</summary>
    private static Place? Service(PlaceTree tree, string place)
        => tree.PathToRoot(place).FirstOrDefault(known => known.Kind is PlaceKind.Service or PlaceKind.Project);
}
