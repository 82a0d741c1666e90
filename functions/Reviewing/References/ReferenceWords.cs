using System.Globalization;
using FeedbackPipeline.Measuring.References;

namespace FeedbackPipeline.Reviewing.References;

/// <summary>Counts and what they could show, in plain sentences.</summary>
public static class ReferenceWords
{
    private const double Tenth = 10;

    public static string Count(CategoryCount count)
        => count is { Least: { } least, Most: { } most }
            ? string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(least):N0} to {Math.Floor(most):N0}")
            : count.Count.ToString("N0", CultureInfo.InvariantCulture);

    public static string Share(double share) => share switch
    {
        <= 0 => "not known",
        >= 0.05 => string.Create(CultureInfo.InvariantCulture, $"{share * Tenth:0.#} in 10"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{share * Tenth * Tenth:0.#} in 100"),
    };

    /// <summary>Said at once, so that nobody waits a year for an alert that can not come.</summary>
    public static string Of(Foresight seen)
        => seen.IfSilent is not { } silent ? "Too small, or not known well enough, to test. It is only described."
            : seen.NeverHere ? string.Create(CultureInfo.InvariantCulture, $"Never here: it needs {silent:N0} replies, and there are {seen.People:N0} people. Use the place above.")
            : string.Create(CultureInfo.InvariantCulture, $"If nobody of them answers, it shows after {silent:N0} replies.{Half(seen)}");

    private static string Half(Foresight seen)
        => seen.IfHalf is not { } half ? ""
            : half > seen.People ? string.Create(CultureInfo.InvariantCulture, $" If only half of them answer, it does not show here: that needs about {half:N0}.")
            : string.Create(CultureInfo.InvariantCulture, $" If they are heard half as often, after about {half:N0}.");
}
