namespace FeedbackPipeline.Tagging.Theming.Editing;

/// <summary>A theme as somebody typed it.</summary>
/// <param name="Phrases">One a line, as <paramref name="Hints"/> and <paramref name="Examples"/> are.</param>
/// <param name="Parent">The id of a wider theme; null or empty for none.</param>
public sealed record ThemeDraft(string? Name, string? EasyReadName, string? Description, string? Phrases, string? Hints, string? Examples, string? Parent)
{
    public static ThemeDraft Of(Theme theme)
        => new(theme.Name, theme.EasyReadName, theme.Description, Lines(theme.Phrases), Lines(theme.Hints), Lines(theme.Examples), theme.Parent);

    /// <summary>The theme, tidied: no empty lines, none twice.</summary>
    public Theme ToTheme(string id)
        => new(
            id,
            Name?.Trim() ?? "",
            EasyReadName?.Trim() ?? "",
            Description?.Trim() ?? "",
            Split(Phrases),
            Split(Hints),
            Split(Examples),
            string.IsNullOrEmpty(Parent) ? null : Parent);

    private static string Lines(IReadOnlyList<string>? lines) => string.Join('\n', lines ?? []);

    private static List<string> Split(string? lines)
        => [.. (lines ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.OrdinalIgnoreCase)];
}
