using FeedbackPipeline.Measuring.References;
using FeedbackPipeline.Messages;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Measuring.Watching;

/// <summary>Notices counts of who is supported that are too old, or far from the answers they are compared with, and that newer ones came in.</summary>
public sealed class WatchReferences(IWatchStore store, IReferenceBook references, IPlaceBook places, OrganisationCalendar calendar, IOptions<WatchingOptions> options, TimeProvider time) : ITimedWork
{
    public string Name => "fn-measure-references";

    public TimeSpan Every { get; } = TimeSpan.FromMinutes(5);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var newest = await references.NewestAsync(cancellationToken);
        if (newest.Count == 0)
        {
            return;
        }

        var today = calendar.DayOf(time.GetUtcNow());
        var tree = await places.ReadAsync(cancellationToken);
        var heard = (await store.ReadDaysAsync(today.AddYears(-10), cancellationToken)).GroupBy(day => day.Place).ToDictionary(days => days.Key, days => days.Max(day => day.Day), StringComparer.Ordinal);
        foreach (var reference in newest)
        {
            if (tree.Find(reference.Place) is { } place && !(place.Ends < today))
            {
                var last = tree.WithBelow(place.Id).Where(known => heard.ContainsKey(known.Id)).Select(known => (DateOnly?)heard[known.Id]).DefaultIfEmpty(null).Max();
                await KeepAsync(Signal(reference, place, last, today), cancellationToken);
            }
        }
    }

    /// <summary>Pure: how counts of one day fit, seen today.</summary>
    public static ReferenceFit Fit(DateOnly date, DateOnly? newestAnswer, DateOnly today, int months)
        => date < today.AddMonths(-months) ? ReferenceFit.OutOfDate
            : newestAnswer < date.AddMonths(-months) ? ReferenceFit.NewerThanAnswers
            : ReferenceFit.Fits;

    private ReferenceSignal Signal(ReferencePopulation reference, Place place, DateOnly? last, DateOnly today)
        => new(
            Fit(reference.Date, last, today, options.Value.ReferenceMonths),
            place.Id,
            place.Name,
            reference.Source,
            reference.Date,
            reference.Version,
            last,
            today,
            options.Value.ReferenceMonths);

    private async Task KeepAsync(ReferenceSignal found, CancellationToken cancellationToken)
    {
        while (true)
        {
            var before = await store.LoadAsync($"reference:{found.Place}", cancellationToken);
            var was = before.State.Length == 0 ? ReferenceFit.Fits : ReferenceSignal.FromJson(before.State).State;
            // From one fault to another it stays the same alert; only its end is told.
            if ((was == ReferenceFit.Fits) == (found.State == ReferenceFit.Fits)
                || await store.CommitAsync(new(before, 0, found.ToJson(), [found.ToJson()]), cancellationToken))
            {
                return;
            }
        }
    }
}
