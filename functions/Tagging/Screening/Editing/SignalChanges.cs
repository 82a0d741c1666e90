namespace FeedbackPipeline.Tagging.Screening.Editing;

/// <summary>Codes of what can be done to a concern list.</summary>
public static class SignalChanges
{
    public const string Add = "added";
    public const string Remove = "removed";

    /// <summary>A phrase counts as low weight alone from now on.</summary>
    public const string Mark = "marked";

    /// <summary>A phrase counts like the others of its kind again.</summary>
    public const string Unmark = "unmarked";
    public const string Level = "level";
    public const string Upload = "uploaded";
    public const string Restore = "restored";

    public static IReadOnlyList<string> All { get; } = [Add, Remove, Mark, Unmark, Level, Upload, Restore];
}
