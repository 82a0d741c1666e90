using FeedbackPipeline.Measuring.References;
using FeedbackPipeline.Messages;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Measuring.Watching;

/// <summary>
/// Notices that a service, or a channel, has fallen silent, and that it is heard again. While everything is silent nothing else is told, and a house says nothing
/// while its service is silent: one cause, one alert.
/// </summary>
public sealed class WatchSilence(IWatchStore store, IReferenceBook references, IPlaceBook places, OrganisationCalendar calendar, IOptions<WatchingOptions> options, TimeProvider time) : ITimedWork
{
    private const double NeverAlpha = 0.05;

    public string Name => "fn-measure-silence";

    public TimeSpan Every { get; } = TimeSpan.FromMinutes(1);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var today = calendar.DayOf(time.GetUtcNow());
        var tree = await places.ReadAsync(cancellationToken);
        var days = (await store.ReadDaysAsync(today.AddYears(-1), cancellationToken)).Where(day => day.Live && tree.Find(day.Place) is not null).ToList();
        if (days.Count == 0)
        {
            return;
        }

        var supported = (await references.NewestAsync(cancellationToken)).ToDictionary(
            reference => reference.Place,
            reference => reference.Dimensions.Max(dimension => dimension.Categories.Sum(category => category.Count)),
            StringComparer.Ordinal);
        var look = new SilenceLook(tree, days, supported, today, options.Value, NeverAlpha);
        var silent = new HashSet<string>(StringComparer.Ordinal);
        foreach (var place in look.Places)
        {
            var hushed = tree.PathToRoot(place.Id).Skip(1).Any(above => silent.Contains(above.Id));
            if (await KeepAsync($"silence:{place.Id}", look.At(place), hushed, cancellationToken))
            {
                silent.Add(place.Id);
            }
        }

        foreach (var channel in look.Channels)
        {
            await KeepAsync($"silence:{tree.Root.Id}:{Code.Of(channel)}", look.By(channel), silent.Contains(tree.Root.Id), cancellationToken);
        }
    }

    /// <returns>Whether its alert is open now.</returns>
    private async Task<bool> KeepAsync(string scope, SilenceSignal found, bool hushed, CancellationToken cancellationToken)
    {
        while (true)
        {
            var before = await store.LoadAsync(scope, cancellationToken);
            var was = before.State.Length == 0 ? null : SilenceSignal.FromJson(before.State);
            if (SilenceChange.Of(was, found, hushed) is not { } change)
            {
                return was is { Open: true };
            }

            if (await store.CommitAsync(new(before, 0, change.ToJson(), [change.ToJson()]), cancellationToken))
            {
                return change.Open;
            }
        }
    }
}
