namespace FeedbackPipeline.Tests.Hosting.Functions.Simulating;

/// <summary>A message as the host takes it from a queue.</summary>
internal sealed record HostMessage(string Id, string Pop, string Body, int Dequeued, DateTimeOffset Inserted)
{
    /// <summary>When it shows again if nothing becomes of it; ten minutes from now where the queue does not say.</summary>
    public DateTimeOffset? Returns { get; init; }
}

/// <summary>The queues behind the simulated host.</summary>
internal interface IHostQueue
{
    Task SendAsync(string queue, string body, CancellationToken cancellationToken);

    /// <summary>Takes visible messages and hides them for ten minutes.</summary>
    Task<IReadOnlyList<HostMessage>> TakeAsync(string queue, int most, CancellationToken cancellationToken);

    Task DeleteAsync(string queue, HostMessage message, CancellationToken cancellationToken);

    Task ReleaseAsync(string queue, HostMessage message, TimeSpan hidden, CancellationToken cancellationToken);
}
