namespace FeedbackPipeline.Alerting.Stepping;

/// <summary>What became of a <see cref="StepRequest"/>.</summary>
public abstract record StepOutcome
{
    private StepOutcome()
    {
    }

    public sealed record Done : StepOutcome;

    /// <param name="Field">The form's field, or null.</param>
    public sealed record Refused(string? Field, string Reason) : StepOutcome;

    /// <summary>Two people at once: the other one was first.</summary>
    public sealed record ChangedMeanwhile : StepOutcome;

    /// <summary>There is no such alert at these places.</summary>
    public sealed record NotFound : StepOutcome;
}
