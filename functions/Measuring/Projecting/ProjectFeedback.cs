using FeedbackPipeline.Measuring.Folding;
using FeedbackPipeline.Measuring.References;
using FeedbackPipeline.Messages;
using FeedbackPipeline.Reference;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Measuring.Projecting;

/// <summary>
/// Brings all scopes up to date with the feed, a page at a time for all that stand before it: observations, who was seen, state, position and signals of a
/// scope go into the store together, so a crash anywhere repeats a page without counting anyone twice.
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
        var (newest, registers) = (await references.NewestAsync(cancellationToken), await references.RegistersAsync(cancellationToken));
        if (newest.Count == 0 && registers.Count == 0)
        {
            return;
        }

        var tree = await places.ReadAsync(cancellationToken);
        List<MonitoredScope> monitored =
        [
            .. newest.Select(reference => MonitoredScope.Of(CountingMode.Stream, reference, tree)).OfType<MonitoredScope>(),
            .. registers.Select(reference => MonitoredScope.Of(CountingMode.Register, reference, tree)).OfType<MonitoredScope>(),
        ];
        var parts = new PartsOfScopes(store, options.Value.Alpha, monitored, tree);
        var standing = new List<ScopeRecord>();
        foreach (var scope in monitored)
        {
            standing.Add(await store.LoadAsync(scope.Name, cancellationToken));
        }

        // The store may give fewer than asked for, so only an empty page is the end.
        while (standing.Min(record => (long?)record.Position) is { } from && await store.ReadFeedAsync(from, options.Value.PageSize, cancellationToken) is { Count: > 0 } page)
        {
            foreach (var (index, before) in standing.ToList().Index().Where(scope => scope.Item.Position == from))
            {
                // Where another process was first, looking again comes to an end: whoever it was has moved on.
                standing[index] = await ProjectAsync(monitored[index], before, page, parts, cancellationToken) ?? await store.LoadAsync(monitored[index].Name, cancellationToken);
            }
        }
    }

    /// <returns>Where the scope stands after the page; null where another process was first.</returns>
    private async Task<ScopeRecord?> ProjectAsync(MonitoredScope scope, ScopeRecord before, IReadOnlyList<FeedEntry> page, PartsOfScopes parts, CancellationToken cancellationToken)
    {
        var work = new PageOfScope(scope, before);
        foreach (var run in RunsOfFeed.Of(page, scope, calendar))
        {
            // Who leaves or comes back does so in the epoch the scope is in.
            var epoch = run.Epoch ?? work.State.Epoch;
            var seen = await store.ReadSeenAsync(scope.Name, epoch, run.People, cancellationToken);
            work.AddMarked(seen, epoch);
            var plan = ComposePlan.Of(scope.Reference, demographics, scope.Mode, await parts.OfAsync(scope, epoch, cancellationToken)) with { Starts = options.Value.Starts };
            foreach (var item in run.Items)
            {
                work.Count(item.Person, (item.Received, calendar.DayOf(item.Received)), ObserveFeedback.Of(item, epoch, plan, demographics, seen), plan, seen, signals);
            }

            if (run.Move is { } move)
            {
                work.Count(move.Person, null, ObserveMove.Of(move.Person, scope.HasAt(move.From), epoch, plan, seen), plan, seen, signals);
            }
        }

        var commit = new ScopeCommit(before, page[^1].Position, work.State, work.Observations, work.Signals) { Days = work.Published.Days, Publications = work.Published.Publications };
        if (!await store.CommitAsync(commit, cancellationToken))
        {
            return null;
        }

        if (work.Observations.Count > 0)
        {
            Log.Projected(logger, scope.Name, work.Observations.Count, work.Signals.Count);
        }

        return commit.After();
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "{Scope}: {Observations} observations, {Signals} signals.")]
        public static partial void Projected(ILogger logger, string scope, int observations, int signals);
    }
}
