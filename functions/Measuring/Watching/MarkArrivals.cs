using FeedbackPipeline.Messages;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Measuring.Watching;

/// <summary>Marks the days on which something came. Erasing words later does not make a place silent.</summary>
public sealed class MarkArrivals(IWatchStore store, OrganisationCalendar calendar, IOptions<MeasuringOptions> options, TimeProvider time) : ITimedWork
{
    private const string Scope = "arrivals";

    /// <summary>Words of longer ago were imported: they say what happened then, not that a place is heard now.</summary>
    private const int LiveDays = 31;

    public string Name => "fn-measure-arrivals";

    public TimeSpan Every => TimeSpan.FromSeconds(options.Value.EverySeconds);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var today = calendar.DayOf(time.GetUtcNow());
        IReadOnlyList<Arrival> page;
        do
        {
            var before = await store.LoadAsync(Scope, cancellationToken);
            page = await store.ReadArrivalsAsync(before.Checkpoint, options.Value.PageSize, cancellationToken);
            if (page.Count > 0)
            {
                // Where another process was first, the next page is read from where it stands.
                await store.CommitAsync(new(before, page[^1].Number, "", [], Marks(page, today)), cancellationToken);
            }
        }
        while (page.Count > 0);
    }

    private HashSet<HeardDay> Marks(IReadOnlyList<Arrival> page, DateOnly today)
        => [.. page.Select(arrival => (arrival, Day: calendar.DayOf(arrival.Received))).Select(known => new HeardDay(known.arrival.Place, known.arrival.Channel, known.Day, known.Day >= today.AddDays(-LiveDays)))];
}
