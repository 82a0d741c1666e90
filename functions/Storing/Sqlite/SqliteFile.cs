using FeedbackPipeline.Securing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using SQLitePCL;

namespace FeedbackPipeline.Storing.Sqlite;

/// <summary>The database file and how connections to it are opened.</summary>
public sealed class SqliteFile(DataFolder folder, IOptions<StoringOptions> options)
{
    public string Path { get; } = folder.File("feedback.db");

    /// <summary>The connection that writes. Durable at every commit; deleted content is overwritten with zeros.</summary>
    public SqliteSession OpenForWriting()
    {
        CreatePrivately();
        var session = Open(SqliteOpenMode.ReadWriteCreate);
        session.RunScript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA foreign_keys=ON; PRAGMA wal_autocheckpoint=0; PRAGMA cache_size=-65536;");
        return session;
    }

    public SqliteSession OpenForReading() => Open(SqliteOpenMode.ReadOnly);

    /// <summary>A connection of its own for moving the write-ahead log into the database.</summary>
    public SqliteSession OpenForCheckpoints() => Open(SqliteOpenMode.ReadWrite);

    private SqliteSession Open(SqliteOpenMode mode)
    {
        var text = new SqliteConnectionStringBuilder { DataSource = Path, Mode = mode, Pooling = false };
        var connection = new SqliteConnection(text.ToString());
        connection.Open();
        _ = raw.sqlite3_busy_timeout(connection.Handle, options.Value.BusySeconds * 1_000);
        var session = new SqliteSession(connection);
        // Else SQLite keeps pages with people's words in files of the system's folder for temporary ones, where nothing erases them; and writes them at every accepted submission.
        session.RunScript("PRAGMA temp_store=MEMORY");
        return session;
    }

    private void CreatePrivately()
    {
        if (File.Exists(Path) || OperatingSystem.IsWindows())
        {
            return;
        }

        var mode = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite };
        using var file = new FileStream(Path, mode);
    }
}
