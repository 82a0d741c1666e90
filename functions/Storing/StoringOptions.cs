using System.ComponentModel.DataAnnotations;

namespace FeedbackPipeline.Storing;

/// <summary>Where and how things are kept. Section <c>Storing</c>.</summary>
public sealed class StoringOptions
{
    public const string Section = "Storing";

    /// <summary>Most writes joined into one durable commit.</summary>
    [Range(1, 10_000)]
    public int CommitBatch { get; set; } = 512;

    /// <summary>Seconds to wait for another process that is writing before a write fails.</summary>
    [Range(1, 300)]
    public int BusySeconds { get; set; } = 15;
}
