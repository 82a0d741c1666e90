using FeedbackPipeline.Reviewing.Reading;
using FeedbackPipeline.Tagging.Theming;
using FeedbackPipeline.Tagging.Theming.Editing;

namespace FeedbackPipeline.Reviewing.EditingThemes;

/// <summary>Changes of themes in everyday words.</summary>
public static class ThemeWords
{
    public const string Shipped = "the themes that came with the product";

    /// <param name="now">For names, where the change was kept before the history had them.</param>
    public static string Of(FrameworkVersion version, ThemeFramework now)
    {
        var name = version.Name is { Length: > 0 } then ? then : now.Find(version.Subject)?.Name ?? ReadingWords.OfCode(version.Subject);
        return (version.Change, version.Other) switch
        {
            (ThemeChanges.Merge, { Length: > 0 } into) => $"merged {name} into {into}",
            (ThemeChanges.Merge, _) => $"merged a theme into {name}",
            (ThemeChanges.Change, { Length: > 0 } renamed) => $"renamed {name} to {renamed}",
            (ThemeChanges.Restore, "0") => $"went back to {Shipped}",
            (ThemeChanges.Restore, var number) => $"went back to version {number}",
            (ThemeChanges.Import, _) => "took themes from a file",
            (ThemeChanges.Retire, _) => $"stopped using {name}",
            (ThemeChanges.BringBack, _) => $"brought back {name}",
            (ThemeChanges.Add, _) => $"added {name}",
            _ => $"changed {name}",
        };
    }

    public static string Of(ThemeDifference difference)
    {
        var (name, detail) = (difference.Name, difference.Detail);
        return difference.Change switch
        {
            ThemeChanges.Add => $"added {name}",
            ThemeChanges.BringBack => $"brought back {name}",
            ThemeChanges.Merge => $"merged {name} into {detail}",
            ThemeChanges.Retire => $"stopped using {name}",
            ThemeChanges.Change => $"renamed {name} to {detail}",
            ThemeDifference.Parted => detail.Length > 0 ? $"took {name} out of {detail} again" : $"added {name}",
            ThemeDifference.EasyRead => $"{name}: the Easy Read name is “{detail}”",
            ThemeDifference.Meaning => $"{name}: it means “{detail}”",
            ThemeDifference.Place => detail.Length > 0 ? $"{name}: part of {detail}" : $"{name}: no longer part of a wider theme",
            ThemeDifference.PhrasesAdded => $"{name}: added the phrases {detail}",
            ThemeDifference.PhrasesRemoved => $"{name}: removed the phrases {detail}",
            ThemeDifference.HintsAdded => $"{name}: added the weaker words {detail}",
            ThemeDifference.HintsRemoved => $"{name}: removed the weaker words {detail}",
            ThemeDifference.ExamplesAdded => $"{name}: added the examples {detail}",
            ThemeDifference.ExamplesRemoved => $"{name}: removed the examples {detail}",
            _ => "changed what an answer without words means",
        };
    }
}
