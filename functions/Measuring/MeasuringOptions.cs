using System.ComponentModel.DataAnnotations;
using FeedbackPipeline.Measuring.Folding;
using FeedbackPipeline.Measuring.Statistics;

namespace FeedbackPipeline.Measuring;

/// <summary>How strictly and how often it is measured who is missing. Section <c>Measuring</c>.</summary>
public sealed class MeasuringOptions : IValidatableObject
{
    public const string Section = "Measuring";

    /// <summary>The chance that any alert of one epoch is false, over all places together.</summary>
    [Range(0.001, 0.2)]
    public double Alpha { get; set; } = 0.05;

    /// <summary>The part of a register that should be heard by the end of an epoch; 1: everyone once. It sets the pace, never an alert.</summary>
    [Range(0.1, 1)]
    public double CoverageTarget { get; set; } = 1;

    /// <summary>Feed entries worked in one transaction.</summary>
    [Range(1, 10_000)]
    public int PageSize { get; set; } = 500;

    /// <summary>Seconds a standalone process waits between two looks at the feed.</summary>
    [Range(1, 3_600)]
    public int EverySeconds { get; set; } = 2;

    /// <summary>
    /// How evidence is staked in epochs that begin from now on: <c>settled</c>, or <c>patient</c>, which keeps more for gaps that begin late. Both keep the promise.
    /// </summary>
    [RegularExpression("settled|patient", ErrorMessage = "Evidence must be settled or patient.")]
    public string Evidence { get; set; } = "settled";

    /// <summary><see cref="Evidence"/> as the plan of stakes.</summary>
    internal StartPlan Starts => Evidence == "patient" ? StartPlan.Patient : StartPlan.Lifetime;

    /// <summary>
    /// Pairs of questions that a reference may count together, as <c>age_band&amp;gender</c>. Their groups share a fifth of the chance of a false alert and
    /// are shown only under an open alert of one of their parts. None: no joint groups.
    /// </summary>
    public IList<string> JointGroups { get; set; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        => JointGroups.Where(pair => JointDimension.Parse(pair) is null).Select(pair => new ValidationResult($"Write '{pair}' as two different questions with & between, like age_band&gender.", [nameof(JointGroups)]));
}
