using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tagging;

/// <summary>
/// How far the score of a theme or a tone can be relied on, in words for people who check tags. The model card says how often each was right for themes,
/// <c>infra/measurements/tagging.md</c> for tones.
/// </summary>
public enum Surety
{
    Sure,
    Likely,
    PleaseCheck,
}

/// <summary>Reads the surety off a score.</summary>
public static class Sureties
{
    /// <summary>From this score on a tag counts as sure.</summary>
    public const double Sure = 0.9;

    /// <summary>From this score on a tag counts as likely.</summary>
    public const double Likely = 0.7;

    /// <summary>The surety of a theme that was found.</summary>
    public static Surety Of(ScoredTheme theme) => Of(theme.Score);

    /// <summary>The surety of the score of a theme that was found, from a half to 1.</summary>
    public static Surety Of(double score) => score >= Sure ? Surety.Sure : score >= Likely ? Surety.Likely : Surety.PleaseCheck;
}
