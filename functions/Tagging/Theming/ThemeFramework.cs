namespace FeedbackPipeline.Tagging.Theming;

/// <summary>A set of themes in the words of those who use it: a file anyone on the team can edit.</summary>
/// <param name="Version">Goes up with every change, so that tags say what they were made with.</param>
/// <param name="BlankMeans">The theme of an answer that says nothing ("nothing", "n/a"), by what was asked; a question that is not named gives none.</param>
/// <param name="Retired">Themes that are no longer found; their names stay for what was tagged with them.</param>
/// <param name="Merged">Which theme took in which, by the id of the theme that is gone.</param>
/// <param name="OtherwiseMeans">The theme of an answer with words in which no theme was found, by what was asked.</param>
public sealed record ThemeFramework(
    string Id,
    int Version,
    string Name,
    IReadOnlyDictionary<AskedQuestion, string>? BlankMeans,
    IReadOnlyDictionary<AskedQuestion, string>? OtherwiseMeans,
    IReadOnlyList<Theme> Themes,
    IReadOnlyList<Theme>? Retired = null,
    IReadOnlyDictionary<string, string>? Merged = null)
{
    /// <summary>The theme that an id stands for now: a merged theme's id goes on to the theme that took it in; other ids stay.</summary>
    public string Resolve(string themeId)
    {
        // A file from outside could lead in a circle; then the id stays what it is.
        var at = themeId;
        for (var steps = 0; steps <= (Merged?.Count ?? 0); steps++)
        {
            if (Merged is null || !Merged.TryGetValue(at, out var next))
            {
                return at;
            }

            at = next;
        }

        return themeId;
    }

    public Theme? Find(string themeId) => Themes.FirstOrDefault(theme => theme.Id == themeId);

    /// <summary>The theme's position among <see cref="Themes"/>, which is its position among scores; -1 where it is unknown.</summary>
    public int IndexOf(string? themeId)
    {
        for (var index = 0; index < Themes.Count; index++)
        {
            if (Themes[index].Id == themeId)
            {
                return index;
            }
        }

        return -1;
    }
}

/// <summary>What a comment can be about. A comment can be about several.</summary>
/// <param name="Description">One plain sentence for people who check tags.</param>
/// <param name="Phrases">Words that make it this theme wherever they stand, in their base form.</param>
/// <param name="Hints">Words that make it this theme only where two of them meet, or where nothing stronger is found.</param>
/// <param name="Examples">Invented comments that show what is meant.</param>
/// <param name="Parent">The wider theme it belongs to, or null.</param>
public sealed record Theme(
    string Id,
    string Name,
    string EasyReadName,
    string Description,
    IReadOnlyList<string> Phrases,
    IReadOnlyList<string>? Hints = null,
    IReadOnlyList<string>? Examples = null,
    string? Parent = null);
