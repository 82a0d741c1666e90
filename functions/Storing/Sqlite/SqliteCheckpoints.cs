using Microsoft.Data.Sqlite;

namespace FeedbackPipeline.Storing.Sqlite;

/// <summary>Moves the write-ahead log into the database on a thread of its own, so that nobody waiting for a commit waits for it.</summary>
internal sealed class SqliteCheckpoints(SqliteFile file) : IAsyncDisposable
{
    private const int CommitsBetween = 50;
    private readonly SemaphoreSlim one = new(1, 1);
    private Task last = Task.CompletedTask;
    private int commits;
    private bool moved;

    /// <summary>
    /// Called by the writer after each commit. Now and then most of the log is moved in the background, and the little that came meanwhile here: only
    /// when nothing is left does the log start over, and a log that is written over is much cheaper than one that grows.
    /// </summary>
    public void AfterCommit(SqliteSession session)
    {
        commits++;
        if (!last.IsCompleted)
        {
            return;
        }

        if (moved)
        {
            session.Query("PRAGMA wal_checkpoint(PASSIVE)", row => row.GetInt32(0));
            (moved, commits) = (false, 0);
        }
        else if (commits >= CommitsBetween)
        {
            last = Task.Run(() => RunAsync("PRAGMA wal_checkpoint(PASSIVE)", CancellationToken.None));
            moved = true;
        }
    }

    /// <exception cref="TimeoutException">A reader held on to the log for as long as the busy timeout.</exception>
    public async Task TruncateAsync(CancellationToken cancellationToken)
    {
        if (!await RunAsync("PRAGMA wal_checkpoint(TRUNCATE)", cancellationToken))
        {
            throw new TimeoutException("The write-ahead log could not be emptied: somebody is still reading.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await last;
        one.Dispose();
    }

    /// <returns>False where a reader or writer stood in the way.</returns>
    private async Task<bool> RunAsync(string pragma, CancellationToken cancellationToken)
    {
        await one.WaitAsync(cancellationToken);
        try
        {
            using var session = file.OpenForCheckpoints();
            return session.First(pragma, row => row.GetInt32(0)) == 0;
        }
        catch (SqliteException busy) when (busy.SqliteErrorCode is 5 or 6)
        {
            return false;
        }
        finally
        {
            one.Release();
        }
    }
}
