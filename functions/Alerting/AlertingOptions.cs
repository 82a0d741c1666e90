using System.ComponentModel.DataAnnotations;

namespace FeedbackPipeline.Alerting;

/// <summary>When people are told about alerts. Section <c>Alerting</c>.</summary>
public sealed class AlertingOptions
{
    public const string Section = "Alerting";

    /// <summary>
    /// Time of the day, in the organisation's zone, at which each person gets one message with all that changed since the day before: <c>08:00</c>. Serious and
    /// escalated alerts never wait for it.
    /// </summary>
    [Required, RegularExpression("^([01][0-9]|2[0-3]):[0-5][0-9]$", ErrorMessage = "Alerting:DigestAt must be a time like 08:00.")]
    public string DigestAt { get; set; } = "08:00";
}
