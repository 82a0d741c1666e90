using System.ComponentModel.DataAnnotations;

namespace FeedbackPipeline.Securing.Limiting;

/// <summary>How often one address may knock. Section <c>Limiting</c>.</summary>
public sealed class LimitingOptions
{
    public const string Section = "Limiting";

    /// <summary>Submissions a minute from one address.</summary>
    [Range(1, 1_000_000)]
    public int SubmissionsPerMinute { get; set; } = 60;

    /// <summary>Receipts that do not exist, a minute from one address, before it has to wait.</summary>
    [Range(1, 10_000)]
    public int GuessesPerMinute { get; set; } = 20;

    /// <summary>Sign-in pages opened or sent, a minute from one address.</summary>
    [Range(1, 10_000)]
    public int SignInsPerMinute { get; set; } = 30;
}
