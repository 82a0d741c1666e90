using System.ComponentModel.DataAnnotations;

namespace FeedbackPipeline.Securing.Limiting;

/// <summary>How often one address may knock. Section <c>Limiting</c>.</summary>
public sealed class LimitingOptions
{
    public const string Section = "Limiting";

    /// <summary>Submissions a minute from one address.</summary>
    [Range(1, 1_000_000)]
    public int SubmissionsPerMinute { get; set; } = 60;

    /// <summary>Receipts and sign-in tokens a minute from one address: a limit on guessing.</summary>
    [Range(1, 10_000)]
    public int GuessesPerMinute { get; set; } = 20;
}
