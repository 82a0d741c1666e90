using FeedbackPipeline.Measuring.Describing;
using FeedbackPipeline.Measuring.Projecting;
using FeedbackPipeline.Measuring.Statistics;
using FeedbackPipeline.Messages;
using FeedbackPipeline.Reference;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Measuring.Covering;

/// <summary>Looks which groups of a register fell behind or caught up, and tells it exactly once: record and signals go into the store together.</summary>
public sealed partial class WatchPace(
    DescribeCoverage coverage,
    IPaceBook book,
    IScopeStore scopes,
    IPlaceBook places,
    Demographics demographics,
    OrganisationCalendar calendar,
    TimeProvider time,
    ILogger<WatchPace> logger) : ITimedWork
{
    public string Name => "fn-measure-pace";

    public TimeSpan Every { get; } = TimeSpan.FromMinutes(1);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var all = await coverage.AllAsync(cancellationToken);
        if (all.Count == 0)
        {
            return;
        }

        var tree = await places.ReadAsync(cancellationToken);
        foreach (var covered in all)
        {
            var before = await book.LoadAsync(covered.Place, cancellationToken);
            var state = (await scopes.LoadAsync(Scopes.Register(covered.Place), cancellationToken)).State;
            var (after, changes) = DecidePace.Of(covered, before.Behind, (dimension, category) => state.Find(dimension)?.Find(category)?.Alert is not null);
            // Where another process was first it has told; the next run looks again.
            if (changes.Count > 0 && await book.CommitAsync(before, after, [.. changes.Select(change => Signal(change, covered, tree.Find(covered.Place)!, before.Version + 1))], cancellationToken))
            {
                Log.Told(logger, covered.Place, changes.Count);
            }
        }
    }

    private PaceSignal Signal(PaceChanged change, PlaceCoverage place, Place known, long sequence)
    {
        var now = time.GetUtcNow();
        return new(
            change.Change,
            PaceSignal.ScopeOf(place.Place),
            place.Place,
            known.Name,
            change.Dimension,
            change.Category,
            demographics.Find(change.Dimension)?.Label ?? change.Dimension,
            GroupLabel.Of(demographics, change.Dimension, change.Category),
            sequence,
            now,
            new(place.Epoch, 1, 1),
            calendar.DayOf(now),
            new(change.Count.Heard, change.Count.People, place.All.Heard, place.All.People),
            new(Disclosure.Round(change.Count.Heard), Disclosure.Round(change.Count.People), Disclosure.Round(place.All.Heard), Disclosure.Round(place.All.People)),
            change.MoreThanChance);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "{Place}: {Changes} groups fell behind pace, caught up, or have other evidence.")]
        public static partial void Told(ILogger logger, string place, int changes);
    }
}
