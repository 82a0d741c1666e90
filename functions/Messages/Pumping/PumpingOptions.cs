using System.ComponentModel.DataAnnotations;

namespace FeedbackPipeline.Messages.Pumping;

/// <summary>How the process works its own queues, by the rules of the Functions host. Section <c>Pumping</c>.</summary>
public sealed class PumpingOptions
{
    public const string Section = "Pumping";

    /// <summary>False where somebody else calls the work: tests, commands.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Messages taken at once.</summary>
    [Range(1, 256)]
    public int BatchSize { get; set; } = 32;

    /// <summary>Tries before a message is given up.</summary>
    [Range(1, 20)]
    public int MaximumDequeueCount { get; set; } = 5;

    /// <summary>Seconds until a failed message is tried again.</summary>
    [Range(0, 3_600)]
    public int RetrySeconds { get; set; } = 30;

    /// <summary>Seconds a taken message stays hidden; after that it counts as lost with its worker and is taken again.</summary>
    [Range(5, 3_600)]
    public int HiddenSeconds { get; set; } = 600;

    /// <summary>Milliseconds between two looks at an empty queue.</summary>
    [Range(10, 60_000)]
    public int PollingMilliseconds { get; set; } = 500;
}
