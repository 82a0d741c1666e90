using System.Globalization;

namespace FeedbackPipeline.Tests.Hosting.Functions.Simulating;

/// <summary>Queues in memory, by the clock of the test.</summary>
internal sealed class MemoryQueue(TimeProvider time) : IHostQueue
{
    private readonly List<Entry> entries = [];
    private int last;

    public int Count(string queue) => entries.Count(entry => entry.Queue == queue);

    public IReadOnlyList<string> Bodies(string queue) => [.. entries.Where(entry => entry.Queue == queue).Select(entry => entry.Message.Body)];

    public Task SendAsync(string queue, string body, CancellationToken cancellationToken)
    {
        entries.Add(new(queue, new(string.Create(CultureInfo.InvariantCulture, $"m{++last}"), "", body, 0, time.GetUtcNow())) { Visible = time.GetUtcNow() });
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<HostMessage>> TakeAsync(string queue, int most, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var taken = entries.Where(entry => entry.Queue == queue && entry.Visible <= now).Take(most).ToList();
        foreach (var entry in taken)
        {
            entry.Visible = now.AddMinutes(10);
            entry.Message = entry.Message with { Dequeued = entry.Message.Dequeued + 1, Pop = string.Create(CultureInfo.InvariantCulture, $"p{++last}") };
        }

        return Task.FromResult<IReadOnlyList<HostMessage>>([.. taken.Select(entry => entry.Message)]);
    }

    public Task DeleteAsync(string queue, HostMessage message, CancellationToken cancellationToken)
    {
        entries.RemoveAll(entry => entry.Message == message);
        return Task.CompletedTask;
    }

    public Task ReleaseAsync(string queue, HostMessage message, TimeSpan hidden, CancellationToken cancellationToken)
    {
        entries.Single(entry => entry.Message == message).Visible = time.GetUtcNow() + hidden;
        return Task.CompletedTask;
    }

    private sealed class Entry(string queue, HostMessage message)
    {
        public string Queue => queue;

        public HostMessage Message { get; set; } = message;

        public DateTimeOffset Visible { get; set; }
    }
}
