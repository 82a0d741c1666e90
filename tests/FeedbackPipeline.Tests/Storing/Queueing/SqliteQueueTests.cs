using FeedbackPipeline.Messages;
using FeedbackPipeline.Storing.Sqlite.Queueing;
using FeedbackPipeline.Tests.Infrastructure;

namespace FeedbackPipeline.Tests.Storing.Queueing;

/// <summary>The queue in the store's own file keeps the promises.</summary>
public sealed class SqliteQueueTests : QueueContract
{
    private readonly PipelineApp app = new();

    protected override IMessageQueue Messages => app.Get<SqliteQueue>();

    public override ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public override ValueTask DisposeAsync() => app.DisposeAsync();

    protected override void Pass() => app.Time.Advance(TimeSpan.FromSeconds(1));
}
