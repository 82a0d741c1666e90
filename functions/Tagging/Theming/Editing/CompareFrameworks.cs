namespace FeedbackPipeline.Tagging.Theming.Editing;

/// <summary>What two versions of a framework have different.</summary>
public static class CompareFrameworks
{
    public static IReadOnlyList<ThemeDifference> Of(ThemeFramework before, ThemeFramework after)
        =>
        [
            .. after.Themes.Where(theme => before.Find(theme.Id) is null).Select(theme => Came(theme, before)),
            .. before.Themes.Where(theme => after.Find(theme.Id) is null).Select(theme => Went(theme, after)),
            .. after.Themes.SelectMany(theme => before.Find(theme.Id) is { } old ? OfTheme(old, theme, after) : []),
            .. Same(before.BlankMeans, after.BlankMeans) && Same(before.OtherwiseMeans, after.OtherwiseMeans) ? Array.Empty<ThemeDifference>() : [new(ThemeDifference.Blank, "")],
        ];

    private static ThemeDifference Came(Theme theme, ThemeFramework before)
        => before.Merged?.ContainsKey(theme.Id) is true ? new(ThemeDifference.Parted, theme.Name, before.Find(before.Resolve(theme.Id))?.Name ?? "")
            : new(before.Retired?.Any(retired => retired.Id == theme.Id) is true ? ThemeChanges.BringBack : ThemeChanges.Add, theme.Name);

    private static ThemeDifference Went(Theme theme, ThemeFramework after)
        => after.Find(after.Resolve(theme.Id)) is { } into ? new(ThemeChanges.Merge, theme.Name, into.Name) : new(ThemeChanges.Retire, theme.Name);

    private static IEnumerable<ThemeDifference> OfTheme(Theme old, Theme now, ThemeFramework after)
    {
        if (old.Name != now.Name)
        {
            yield return new(ThemeChanges.Change, old.Name, now.Name);
        }

        if (old.EasyReadName != now.EasyReadName)
        {
            yield return new(ThemeDifference.EasyRead, now.Name, now.EasyReadName);
        }

        if (old.Description != now.Description)
        {
            yield return new(ThemeDifference.Meaning, now.Name, now.Description);
        }

        if (old.Parent != now.Parent)
        {
            yield return new(ThemeDifference.Place, now.Name, now.Parent is null ? "" : after.Find(now.Parent)?.Name ?? now.Parent);
        }

        foreach (var (come, gone, was, has) in new[]
        {
            (ThemeDifference.PhrasesAdded, ThemeDifference.PhrasesRemoved, old.Phrases, now.Phrases),
            (ThemeDifference.HintsAdded, ThemeDifference.HintsRemoved, old.Hints ?? [], now.Hints ?? []),
            (ThemeDifference.ExamplesAdded, ThemeDifference.ExamplesRemoved, old.Examples ?? [], now.Examples ?? []),
        })
        {
            if (has.Except(was, StringComparer.Ordinal).ToList() is { Count: > 0 } added)
            {
                yield return new(come, now.Name, string.Join(", ", added));
            }

            if (was.Except(has, StringComparer.Ordinal).ToList() is { Count: > 0 } removed)
            {
                yield return new(gone, now.Name, string.Join(", ", removed));
            }
        }
    }

    private static bool Same(IReadOnlyDictionary<AskedQuestion, string>? one, IReadOnlyDictionary<AskedQuestion, string>? other)
        => (one ?? new Dictionary<AskedQuestion, string>()).OrderBy(pair => pair.Key).SequenceEqual((other ?? new Dictionary<AskedQuestion, string>()).OrderBy(pair => pair.Key));
}

/// <param name="Change">A code of <see cref="ThemeChanges"/>, or one of those here.</param>
/// <param name="Name">The theme's name; where it has a new one, the old. Empty where it is about all themes.</param>
/// <param name="Detail">What it is now, or the words that came or went.</param>
public sealed record ThemeDifference(string Change, string Name, string Detail = "")
{
    public const string Parted = "parted";
    public const string EasyRead = "easy-read-name";
    public const string Meaning = "description";
    public const string Place = "parent";
    public const string Blank = "blank-answers";
    public const string PhrasesAdded = "phrases-added";
    public const string PhrasesRemoved = "phrases-removed";
    public const string HintsAdded = "hints-added";
    public const string HintsRemoved = "hints-removed";
    public const string ExamplesAdded = "examples-added";
    public const string ExamplesRemoved = "examples-removed";
}
