namespace FeedbackPipeline.Reviewing.Themes;

/// <summary>The themes of the framework in use, in words everybody reads. Tagging owns the framework.</summary>
public interface IThemeNames
{
    /// <summary>Every theme that can be found, in the framework's order; empty where that is not known.</summary>
    IReadOnlyList<ThemeName> All { get; }

    /// <summary>Themes that are no longer found, for what was tagged with them.</summary>
    IReadOnlyList<ThemeName> Retired { get; }

    /// <summary>The theme an id stands for now: another one where it was merged, itself otherwise.</summary>
    string Resolve(string id);
}

/// <param name="Name">The Easy Read name.</param>
public sealed record ThemeName(string Id, string Name);

public static class ThemeNamesExtensions
{
    /// <summary>The theme's name; its id in words where the framework no longer has it.</summary>
    public static string Of(this IThemeNames names, string id)
        => names.All.Concat(names.Retired).FirstOrDefault(theme => theme.Id == names.Resolve(id))?.Name ?? InWords(id);

    private static string InWords(string id)
    {
        var words = id.Replace('_', ' ').Replace('-', ' ').Trim();
        return words.Length == 0 ? id : $"{char.ToUpperInvariant(words[0])}{words[1..]}";
    }
}
