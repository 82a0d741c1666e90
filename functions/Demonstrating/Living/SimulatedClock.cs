namespace FeedbackPipeline.Demonstrating.Living;

/// <summary>A clock that stands still until it is moved, so that a year passes in seconds. Timers and measured durations stay those of the machine.</summary>
internal sealed class SimulatedClock(DateTimeOffset start) : TimeProvider
{
    private long ticks = start.UtcTicks;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref ticks), TimeSpan.Zero);

    /// <exception cref="ArgumentOutOfRangeException">Time would go back.</exception>
    public void MoveTo(DateTimeOffset moment)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(moment.UtcTicks, Interlocked.Read(ref ticks), nameof(moment));
        Interlocked.Exchange(ref ticks, moment.UtcTicks);
    }
}
