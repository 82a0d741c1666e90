using System.ComponentModel.DataAnnotations;

namespace FeedbackPipeline.Alerting.Safeguarding;

/// <summary>How soon a concern must be opened. Section <c>Safeguarding</c>. Targets are ours; your safeguarding lead confirms them.</summary>
public sealed class SafeguardingOptions : IValidatableObject
{
    public const string Section = "Safeguarding";

    /// <summary>Minutes until somebody must have opened a concern: at any hour for "ring now", in working hours for the rest.</summary>
    [Range(5, 1_440)]
    public int OpenWithinMinutes { get; set; } = 60;

    /// <summary>How often the lead and the administrators are told again that nobody has opened it.</summary>
    [Range(0, 24)]
    public int Reminders { get; set; } = 3;

    /// <summary>The hour the working day begins, in the organisation's zone.</summary>
    [Range(0, 23)]
    public int DayStartsAt { get; set; } = 9;

    [Range(1, 23)]
    public int DayEndsAt { get; set; } = 17;

    /// <summary>A message each working morning proves that the route is alive; its absence is the alarm.</summary>
    public bool DailyTest { get; set; } = true;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (DayEndsAt <= DayStartsAt)
        {
            yield return new("Safeguarding:DayEndsAt must be later than DayStartsAt.", [nameof(DayEndsAt)]);
        }
    }
}
