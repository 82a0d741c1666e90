using System.Globalization;

namespace FeedbackPipeline.Collecting.Importing;

/// <summary>How many messages each queue worked and how long that took.</summary>
internal sealed class StageRates(TimeProvider time)
{
    private readonly Dictionary<string, (int Count, TimeSpan Took)> stages = new(StringComparer.Ordinal);
    private long last = time.GetTimestamp();

    /// <summary>Called after each batch: the time since the last call belongs to it.</summary>
    public void Worked(string stage, int count)
    {
        var now = time.GetTimestamp();
        var (before, took) = stages.GetValueOrDefault(stage);
        stages[stage] = (before + count, took + time.GetElapsedTime(last, now));
        last = now;
    }

    public IEnumerable<string> Lines()
        => stages.Where(stage => stage.Value.Count > 0).Select(stage => Line(stage.Key, stage.Value.Count, stage.Value.Took));

    private static string Line(string stage, int count, TimeSpan took)
        => string.Create(CultureInfo.InvariantCulture, $"{stage}: {count} in {took.TotalSeconds:0.0} s ({count / Math.Max(took.TotalSeconds, 0.001):0} a second)");
}
