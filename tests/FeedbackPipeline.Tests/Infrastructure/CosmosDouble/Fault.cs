namespace FeedbackPipeline.Tests.Infrastructure.CosmosDouble;

/// <summary>What goes wrong with one call.</summary>
public sealed record Fault
{
    private Fault(FaultKind kind) => Kind = kind;

    /// <summary>No answer ever.</summary>
    public static Fault Hang { get; } = new(FaultKind.Hang);

    /// <summary>No answer ever, though the work was done.</summary>
    public static Fault HangAfter { get; } = new(FaultKind.HangAfter);

    /// <summary>The connection is lost and nothing was done.</summary>
    public static Fault DropBefore { get; } = new(FaultKind.DropBefore);

    /// <summary>The connection is lost though the work was done.</summary>
    public static Fault DropAfter { get; } = new(FaultKind.DropAfter);

    internal FaultKind Kind { get; }
    internal int StatusCode { get; private init; }
    internal int SubStatus { get; private init; }
    internal TimeSpan RetryAfter { get; private init; }

    /// <summary>This status instead of the work; 429 comes with the sub-status of too many request units.</summary>
    public static Fault Status(int status, int? subStatus = null, TimeSpan? retryAfter = null) => new(FaultKind.Status)
    {
        StatusCode = status,
        SubStatus = subStatus ?? (status == 429 ? 3200 : 0),
        RetryAfter = retryAfter ?? TimeSpan.FromMilliseconds(5),
    };
}

internal enum FaultKind
{
    Status,
    Hang,
    HangAfter,
    DropBefore,
    DropAfter,
}
