using System.Diagnostics;

namespace FeedbackPipeline.Storing.Sqlite;

/// <summary>Work waiting for the writer, with the promise to whoever asked for it.</summary>
internal abstract class WriteItem
{
    public abstract void Run(SqliteSession session);

    public abstract void Complete();

    public abstract void Fail(Exception problem);
}

internal sealed class WriteItem<T>(Func<SqliteSession, T> work) : WriteItem
{
    private readonly TaskCompletionSource<T> promise = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Activity? caller = Activity.Current is { Recorded: true } span ? span : null;
    private T? result;

    public Task<T> Result => promise.Task;

    /// <summary>A message put down on the writer's thread belongs to the trace of whoever asked for it.</summary>
    public override void Run(SqliteSession session)
    {
        Activity.Current = caller;
        result = work(session);
    }

    public override void Complete() => promise.SetResult(result!);

    public override void Fail(Exception problem) => promise.SetException(problem);
}
