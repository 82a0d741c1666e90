using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Measuring.Watching;

/// <summary>What was told last about a series, and what is found now → what to tell.</summary>
public static class SilenceChange
{
    /// <param name="was">The last signal; null where there was none.</param>
    /// <param name="hushed">Something above is silent: no alert of its own is opened.</param>
    /// <returns>Null where nothing changed. An open silence ends only when something came after the day it was last heard.</returns>
    public static SilenceSignal? Of(SilenceSignal? was, SilenceSignal found, bool hushed)
        => was is { Open: true }
            ? found.LastHeard > (was.LastHeard ?? DateOnly.MinValue) && !found.Open ? was with { Open = false, LastHeard = found.LastHeard, Day = found.Day } : null
            : found.Open && !hushed ? found : null;
}
