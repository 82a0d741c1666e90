namespace FeedbackPipeline.Storing.Sqlite;

/// <summary>Reads beside the writer: each call sees one consistent moment and never waits for a write.</summary>
public sealed class SqliteReader(SqliteFile file, SqliteWriter writer)
{
    /// <summary>Runs <paramref name="read"/> on a read-only connection.</summary>
    public async Task<T> ReadAsync<T>(Func<SqliteSession, T> read, CancellationToken cancellationToken)
    {
        await writer.ReadyAsync(cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        using var session = file.OpenForReading();
        session.Execute("BEGIN");
        var result = read(session);
        session.Execute("COMMIT");
        return result;
    }
}
