using System.Collections.Concurrent;

namespace FeedbackPipeline.Storing.Sqlite;

/// <summary>Reads beside the writer: each call sees one consistent moment and never waits for a write. Sessions are kept, with their prepared statements.</summary>
public sealed class SqliteReader(SqliteFile file, SqliteWriter writer) : IDisposable
{
    private readonly ConcurrentBag<SqliteSession> idle = [];

    /// <summary>Runs <paramref name="read"/> on a read-only connection.</summary>
    public async Task<T> ReadAsync<T>(Func<SqliteSession, T> read, CancellationToken cancellationToken)
    {
        await writer.ReadyAsync(cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        var session = idle.TryTake(out var kept) ? kept : file.OpenForReading();
        try
        {
            session.Execute("BEGIN");
            var result = read(session);
            session.Execute("COMMIT");
            idle.Add(session);
            return result;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        while (idle.TryTake(out var session))
        {
            session.Dispose();
        }
    }
}
