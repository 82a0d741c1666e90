using FeedbackPipeline.Measuring.Folding;
using FeedbackPipeline.Measuring.References;
using FeedbackPipeline.Messages;
using FeedbackPipeline.Reference;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Measuring.Projecting;

/// <summary>
/// Brings each scope up to date with the feed, a page at a time: observations, who was seen, state, position and signals go into the store together, so a
/// crash anywhere repeats a page without counting anyone twice.
/// </summary>
public sealed partial class ProjectFeedback(
    IScopeStore store,
    IReferenceBook references,
    IPlaceBook places,
    Demographics demographics,
    OrganisationCalendar calendar,
    ComposeSignal signals,
    IOptions<MeasuringOptions> options,
    ILogger<ProjectFeedback> logger) : ITimedWork
{
    public string Name => "fn-measure";

    public TimeSpan Every => TimeSpan.FromSeconds(options.Value.EverySeconds);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var newest = await references.NewestAsync(cancellationToken);
        if (newest.Count == 0)
        {
            return;
        }

        var tree = await places.ReadAsync(cancellationToken);
        var monitored = newest.Where(reference => tree.Find(reference.Place) is not null).ToList();
        foreach (var reference in monitored)
        {
            while (!await ProjectAsync(reference, monitored, tree, cancellationToken))
            {
            }
        }
    }

    /// <returns>True when the scope has worked the whole feed.</returns>
    private async Task<bool> ProjectAsync(ReferencePopulation reference, List<ReferencePopulation> monitored, PlaceTree tree, CancellationToken cancellationToken)
    {
        var scope = Scopes.Stream(reference.Place);
        var before = await store.LoadAsync(scope, cancellationToken);
        var page = await store.ReadFeedAsync(before.Position, options.Value.PageSize, cancellationToken);
        if (page.Count == 0)
        {
            return true;
        }

        var within = tree.WithBelow(reference.Place).Select(place => place.Id).ToHashSet(StringComparer.Ordinal);
        var work = new PageOfScope(scope, reference, tree.Find(reference.Place)!, before);
        foreach (var epoch in Epochs(page.Where(item => !item.Linked && within.Contains(item.Place))))
        {
            var alpha = await store.AlphaAsync(
                scope,
                epoch.Epoch,
                options.Value.Alpha,
                [.. monitored.Select(other => Scopes.Stream(other.Place))],
                monitored.Count < tree.All.Count(),
                cancellationToken);
            var seen = await store.ReadSeenAsync(scope, epoch.Epoch, [.. epoch.Items.Select(item => item.Person).Distinct(StringComparer.Ordinal)], cancellationToken);
            work.AddMarked(seen, epoch.Epoch);
            var plan = ComposePlan.Of(reference, demographics, CountingMode.Stream, alpha) with { Starts = options.Value.Starts };
            foreach (var item in epoch.Items)
            {
                work.Count(item, ObserveFeedback.Of(item, epoch.Epoch, plan, demographics, seen), plan, signals);
            }
        }

        if (!await store.CommitAsync(new(before, page[^1].Position, work.State, work.Observations, work.Signals), cancellationToken))
        {
            // Another process was first; whoever it was has moved on, so looking again comes to an end.
            return false;
        }

        if (work.Observations.Count > 0)
        {
            Log.Projected(logger, scope, work.Observations.Count, work.Signals.Count);
        }

        return page.Count < options.Value.PageSize;
    }

    /// <summary>Runs of the page within one epoch, in the feed's order.</summary>
    private IEnumerable<(int Epoch, List<FeedItem> Items)> Epochs(IEnumerable<FeedItem> items)
    {
        var run = new List<FeedItem>();
        var epoch = 0;
        foreach (var item in items)
        {
            var its = calendar.EpochOf(item.Received);
            if (run.Count > 0 && its != epoch)
            {
                yield return (epoch, run);
                run = [];
            }

            epoch = its;
            run.Add(item);
        }

        if (run.Count > 0)
        {
            yield return (epoch, run);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "{Scope}: {Observations} observations, {Signals} signals.")]
        public static partial void Projected(ILogger logger, string scope, int observations, int signals);
    }
}
