namespace FeedbackPipeline.Tests.Storing.Cosmos.Disturbing;

/// <summary>A clock by which pauses take a hundredth of their time, and a request's time is over when a test says so.</summary>
internal sealed class HurriedTime : TimeProvider
{
    private const int Times = 100;
    private static readonly TimeSpan pause = TimeSpan.FromSeconds(3);
    private readonly Lock gate = new();
    private readonly List<Timer> waiting = [];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        => new Timer(this, System.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan), dueTime);

    /// <summary>The time of every request under way is over.</summary>
    public void Expire()
    {
        lock (gate)
        {
            waiting.ForEach(timer => timer.Fire());
            waiting.Clear();
        }
    }

    private void Wait(Timer timer, bool waits)
    {
        lock (gate)
        {
            waiting.Remove(timer);
            if (waits)
            {
                waiting.Add(timer);
            }
        }
    }

    private sealed class Timer : ITimer
    {
        private readonly HurriedTime time;
        private readonly ITimer inner;

        public Timer(HurriedTime time, ITimer inner, TimeSpan dueTime)
        {
            (this.time, this.inner) = (time, inner);
            Change(dueTime, Timeout.InfiniteTimeSpan);
        }

        public void Fire() => inner.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            time.Wait(this, dueTime > pause);
            return inner.Change(dueTime > pause ? Timeout.InfiniteTimeSpan : dueTime > TimeSpan.Zero ? dueTime / Times : dueTime, Timeout.InfiniteTimeSpan);
        }

        public void Dispose()
        {
            time.Wait(this, false);
            inner.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
