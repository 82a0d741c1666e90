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
        foreach (var scope in monitored)
        {
            while (!await ProjectAsync(scope, parts, cancellationToken))
            {
            }
        }
    }

    /// <returns>True when the scope has worked the whole feed.</returns>
    private async Task<bool> ProjectAsync(MonitoredScope scope, PartsOfScopes parts, CancellationToken cancellationToken)
    {
        var before = await store.LoadAsync(scope.Name, cancellationToken);
        var page = await store.ReadFeedAsync(before.Position, options.Value.PageSize, cancellationToken);
        if (page.Count == 0)
        {
            return true;
        }

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

        if (!await store.CommitAsync(new(before, page[^1].Position, work.State, work.Observations, work.Signals) { Days = work.Published.Days, Publications = work.Published.Publications }, cancellationToken))
        {
            // Another process was first; whoever it was has moved on, so looking again comes to an end.
            return false;
        }

        if (work.Observations.Count > 0)
        {
            Log.Projected(logger, scope.Name, work.Observations.Count, work.Signals.Count);
        }

        // The store may give fewer than asked for, so only an empty page is the end.
        return false;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "{Scope}: {Observations} observations, {Signals} signals.")]
        public static partial void Projected(ILogger logger, string scope, int observations, int signals);
    }
}
