namespace FeedbackPipeline.Reviewing.Correcting;

/// <summary>How sure the tagger is, in three bands. They order the work; they are no promise of how often it is right.</summary>
public enum Surety
{
    PleaseCheck,
    Likely,
    Sure,
}

public static class SuretyBands
{
    private const double FromLikely = 0.6;
    private const double FromSure = 0.75;

    /// <param name="surety">From 0.5 (it could be either) to 1.</param>
    public static Surety Of(double surety) => surety >= FromSure ? Surety.Sure : surety >= FromLikely ? Surety.Likely : Surety.PleaseCheck;

    public static string InWords(Surety band) => band switch
    {
        Surety.Sure => "sure",
        Surety.Likely => "likely",
        _ => "please check",
    };
}
