using System.ComponentModel.DataAnnotations;

namespace FeedbackPipeline.Storing;

/// <summary>Where and how things are kept. Section <c>Storing</c>.</summary>
public sealed class StoringOptions
{
    public const string Section = "Storing";

    /// <summary>Where everything is kept.</summary>
    public StoreKind Store { get; set; } = StoreKind.Sqlite;

    /// <summary>What carries messages between the stages.</summary>
    public QueueKind Queue { get; set; } = QueueKind.Sqlite;

    /// <summary>Most writes joined into one durable commit.</summary>
    [Range(1, 10_000)]
    public int CommitBatch { get; set; } = 512;

    /// <summary>Seconds to wait for another process that is writing before a write fails.</summary>
    [Range(1, 300)]
    public int BusySeconds { get; set; } = 15;
}

public enum StoreKind
{
    /// <summary>A file on this machine, for one process.</summary>
    Sqlite,

    /// <summary>Azure Cosmos DB, for any number of processes.</summary>
    Cosmos,
}

public enum QueueKind
{
    /// <summary>A table in the file on this machine.</summary>
    Sqlite,

    /// <summary>Azure Storage Queues.</summary>
    Azure,
}
