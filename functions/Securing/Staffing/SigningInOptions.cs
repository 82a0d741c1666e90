using System.ComponentModel.DataAnnotations;

namespace FeedbackPipeline.Securing.Staffing;

/// <summary>How long sign-ins last. Section <c>SigningIn</c>.</summary>
public sealed class SigningInOptions
{
    public const string Section = "SigningIn";

    /// <summary>Hours until an unused link expires.</summary>
    [Range(1, 168)]
    public int LinkHours { get; set; } = 12;

    /// <summary>Hours without a click after which a person must sign in again.</summary>
    [Range(1, 72)]
    public int SessionHours { get; set; } = 8;

    /// <summary>Days a script's token lasts.</summary>
    [Range(1, 730)]
    public int TokenDays { get; set; } = 90;

    /// <summary>Print a link for the first administrator at every start.</summary>
    public bool PrintLinkAtStart { get; set; } = true;
}
