using FeedbackPipeline.Messages;

namespace FeedbackPipeline.Tests.Storing.Cosmos.Tagging;

/// <summary>A queue that remembers what was sent to it, and is out of reach when a test says so.</summary>
internal sealed class RememberedQueue : IMessageQueue
{
    public List<(string Queue, string? Subject)> Sent { get; } = [];

    public bool Away { get; set; }

    public Task SendAsync(string queue, string body, string? subject, CancellationToken cancellationToken)
    {
        if (Away)
        {
            throw new QueueUnavailableException("Away.", new HttpRequestException());
        }

        Sent.Add((queue, subject));
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<QueueMessage>> ExchangeAsync(string queue, IReadOnlyList<Settlement> settlements, int most, TimeSpan hidden, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<long> CountAsync(string queue, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<int> ReplayPoisonAsync(string queue, CancellationToken cancellationToken) => throw new NotSupportedException();
}
