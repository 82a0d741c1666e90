using FeedbackPipeline.Measuring.Watching;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Storing.Cosmos.Measuring;

/// <summary>What one watch remembers; replaced in every batch that writes its signals and marks.</summary>
/// <param name="Marks">People were marked by it, so forgetting has to look here.</param>
internal sealed record WatchDocument(long Version, long Checkpoint, long Sequence, string State, bool Marks) : CosmosDocument
{
    public const string OnlyId = "watch";

    public override string Type => "watch";
}

/// <summary>The days of one month on which something came to a place: marks, never counts of people. They stay when the words are erased.</summary>
/// <param name="Day">The month's first.</param>
/// <param name="Days">By <c>2026-11-02|web</c>: whether it was seen within a month.</param>
internal sealed record HeardDocument(string Place, string Day, IReadOnlyDictionary<string, bool> Days) : CosmosDocument
{
    public override string Type => "heard";

    public static string IdOf(string place, string month) => $"heard:{place}:{month}";

    public static string MonthOf(DateOnly day) => LedgerDay.Of(new(day.Year, day.Month, 1));

    public static HeardDocument Of(string scope, string place, string month, HeardDocument? before, IEnumerable<HeardDay> marks)
    {
        var days = new SortedDictionary<string, bool>((before?.Days ?? new Dictionary<string, bool>()).ToDictionary(), StringComparer.Ordinal);
        foreach (var mark in marks)
        {
            var key = $"{LedgerDay.Of(mark.Day)}|{Code.Of(mark.Channel)}";
            days[key] = mark.Live || (days.TryGetValue(key, out var live) && live);
        }

        return new(place, month, days) { Pk = scope, Id = IdOf(place, month) };
    }

    public IEnumerable<HeardDay> ToDays()
        => Days.Select(day => day.Key.Split('|') is [var on, var channel] ? new HeardDay(Place, Code.Parse<Channel>(channel), LedgerDay.Parse(on), day.Value) : throw new FormatException("Not a day of a channel."));
}
