namespace FeedbackPipeline.Tagging.Theming.Editing;

/// <summary>Codes of what can be done to themes, as the history keeps them.</summary>
public static class ThemeChanges
{
    public const string Add = "added";
    public const string Change = "changed";
    public const string Merge = "merged";
    public const string Retire = "retired";
    public const string BringBack = "brought-back";
    public const string Import = "imported";
    public const string Restore = "restored";
}
