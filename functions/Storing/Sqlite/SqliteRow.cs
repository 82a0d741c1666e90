using SQLitePCL;

namespace FeedbackPipeline.Storing.Sqlite;

/// <summary>The row a statement stands on; valid only while it does.</summary>
public readonly ref struct SqliteRow(sqlite3_stmt statement)
{
    public bool IsDBNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    public string GetString(int column) => raw.sqlite3_column_text(statement, column).utf8_to_string();

    public int GetInt32(int column) => raw.sqlite3_column_int(statement, column);

    public long GetInt64(int column) => raw.sqlite3_column_int64(statement, column);

    public double GetDouble(int column) => raw.sqlite3_column_double(statement, column);

    public bool GetBoolean(int column) => GetInt32(column) != 0;

    public byte[] GetBytes(int column) => raw.sqlite3_column_blob(statement, column).ToArray();
}
