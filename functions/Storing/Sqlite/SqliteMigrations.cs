using System.Globalization;
using FeedbackPipeline.Reference;

namespace FeedbackPipeline.Storing.Sqlite;

/// <summary>Brings the database up to the newest version, one numbered file at a time, each in a transaction of its own.</summary>
internal static class SqliteMigrations
{
    /// <exception cref="InvalidDataException">A newer version of the program wrote this database.</exception>
    public static void Apply(SqliteSession session)
    {
        var files = EmbeddedFile.List("migrations/").ToList();
        var version = Version(session);
        if (version > files.Count)
        {
            throw new InvalidDataException($"The database has version {version}; this program knows up to {files.Count}. Start the newer program.");
        }

        while (version < files.Count)
        {
            // Two processes may start at once: the lock is taken first and the version read again under it.
            session.Execute("BEGIN IMMEDIATE");
            version = Version(session);
            if (version < files.Count)
            {
                session.RunScript(EmbeddedFile.ReadText(files[version]));
                session.RunScript(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {++version}"));
            }

            session.Execute("COMMIT");
        }
    }

    private static int Version(SqliteSession session)
        => session.First("PRAGMA user_version", row => row.GetInt32(0));
}
