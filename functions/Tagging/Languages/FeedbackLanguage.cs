namespace FeedbackPipeline.Tagging.Languages;

/// <summary>Which languages the themes are written in.</summary>
public static class FeedbackLanguage
{
    public const string English = "en";

    /// <summary>True for English, and where the words do not tell.</summary>
    public static bool IsThemed(string language) => language is English or DetectLanguage.Undetermined;
}
