using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Measuring.Projecting;

/// <summary>What can be worked together: feedback of one epoch, or one move.</summary>
/// <param name="Epoch">Null for a move: it belongs to the epoch the scope is in by then.</param>
internal sealed record RunOfFeed(int? Epoch, IReadOnlyList<FeedItem> Items, RegisterMove? Move = null)
{
    public IReadOnlyCollection<string> People => Move is { } move ? [move.Person] : [.. Items.Select(item => item.Person).Distinct(StringComparer.Ordinal)];
}

/// <summary>A page → its runs in the feed's order, of what the scope counts.</summary>
internal static class RunsOfFeed
{
    public static IEnumerable<RunOfFeed> Of(IEnumerable<FeedEntry> page, MonitoredScope scope, OrganisationCalendar calendar)
    {
        var run = new List<FeedItem>();
        var epoch = 0;
        foreach (var entry in page)
        {
            if (entry is RegisterMove move && scope.Holds(move))
            {
                if (run.Count > 0)
                {
                    yield return new(epoch, run);
                    run = [];
                }

                yield return new(null, [], move);
            }
            else if (entry is FeedItem item && scope.Holds(item))
            {
                var its = calendar.EpochOf(item.Received);
                if (run.Count > 0 && its != epoch)
                {
                    yield return new(epoch, run);
                    run = [];
                }

                epoch = its;
                run.Add(item);
            }
        }

        if (run.Count > 0)
        {
            yield return new(epoch, run);
        }
    }
}
