using System.Threading.Channels;
using FeedbackPipeline.Securing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Storing.Sqlite;

/// <summary>
/// The one writer of this process. Work that arrives while a commit is under way is joined into the next one (group commit), so that a hundred people
/// waiting share one flush of the disk. A task completes only after its commit is durable. Work runs again, alone, when something it was joined with
/// failed; so it must not touch anything but the session.
/// </summary>
public sealed class SqliteWriter : IAsyncDisposable
{
    private readonly Channel<WriteItem> waiting = Channel.CreateBounded<WriteItem>(new BoundedChannelOptions(10_000) { SingleReader = true });
    private readonly Lazy<Task> running;
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SqliteFile file;
    private readonly KeyRing keys;
    private readonly SqliteCheckpoints checkpoints;
    private readonly int most;

    public SqliteWriter(SqliteFile file, KeyRing keys, IOptions<StoringOptions> options)
    {
        this.keys = keys;
        this.file = file;
        checkpoints = new SqliteCheckpoints(file);
        most = options.Value.CommitBatch;
        running = new(() => Task.Factory.StartNew(Run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default));
    }

    /// <summary>Runs <paramref name="work"/> inside a transaction and returns its result once that is durable.</summary>
    public async Task<T> WriteAsync<T>(Func<SqliteSession, T> work, CancellationToken cancellationToken)
    {
        await ReadyAsync(cancellationToken);
        var item = new WriteItem<T>(work);
        await waiting.Writer.WriteAsync(item, cancellationToken);
        return await item.Result;
    }

    public Task WriteAsync(Action<SqliteSession> work, CancellationToken cancellationToken)
        => WriteAsync(
            session =>
            {
                work(session);
                return true;
            },
            cancellationToken);

    /// <summary>Empties the write-ahead log into the database and cuts it to nothing, so that erased words are in neither.</summary>
    public Task EmptyLogAsync(CancellationToken cancellationToken) => checkpoints.TruncateAsync(cancellationToken);

    /// <summary>Completes when the database is open and migrated.</summary>
    public Task ReadyAsync(CancellationToken cancellationToken)
    {
        _ = running.Value;
        return ready.Task.IsCompletedSuccessfully ? Task.CompletedTask : ready.Task.WaitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        waiting.Writer.TryComplete();
        if (running.IsValueCreated)
        {
            await running.Value;
        }

        await checkpoints.DisposeAsync();
    }

    private void Run()
    {
        SqliteSession session;
        try
        {
            session = file.OpenForWriting();
            SqliteMigrations.Apply(session);
            SqliteKeyFingerprints.Check(session, keys);
            ready.SetResult();
        }
#pragma warning disable CA1031 // whatever stopped it belongs to everyone who waits
        catch (Exception problem)
#pragma warning restore CA1031
        {
            ready.SetException(problem);
            FailAll(problem);
            return;
        }

        using (session)
        {
            var batch = new List<WriteItem>(most);
            while (waiting.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
            {
                batch.Clear();
                while (batch.Count < most && waiting.Reader.TryRead(out var item))
                {
                    batch.Add(item);
                }

                Commit(session, batch);
                checkpoints.AfterCommit(session);
            }
        }
    }

    private static void Commit(SqliteSession session, List<WriteItem> batch)
    {
        if (TryCommit(session, batch) is not { } problem)
        {
            return;
        }

        if (batch.Count == 1)
        {
            batch[0].Fail(problem);
            return;
        }

        foreach (var item in batch)
        {
            if (TryCommit(session, [item]) is { } itsOwn)
            {
                item.Fail(itsOwn);
            }
        }
    }

    private static Exception? TryCommit(SqliteSession session, IReadOnlyList<WriteItem> batch)
    {
        try
        {
            session.Execute("BEGIN IMMEDIATE");
            foreach (var item in batch)
            {
                item.Run(session);
            }

            session.Execute("COMMIT");
        }
#pragma warning disable CA1031 // whatever the work threw belongs to whoever waits for it
        catch (Exception problem)
#pragma warning restore CA1031
        {
            RollBack(session);
            return problem;
        }

        foreach (var item in batch)
        {
            item.Complete();
        }

        return null;
    }

    private static void RollBack(SqliteSession session)
    {
        try
        {
            session.Execute("ROLLBACK");
        }
        catch (SqliteException)
        {
            // SQLite has already rolled back by itself (disk full, I/O error).
        }
    }

    private void FailAll(Exception problem)
    {
        waiting.Writer.TryComplete(problem);
        while (waiting.Reader.TryRead(out var item))
        {
            item.Fail(problem);
        }
    }
}
