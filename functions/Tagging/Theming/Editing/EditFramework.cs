using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tagging.Theming.Editing;

/// <summary>Edits of a framework: each takes what is there and returns the next version, or what is wrong. Nothing is stored here.</summary>
public static class EditFramework
{
    private const int LongestId = 40;

    /// <summary>Adds a theme; its id comes from its name and stays when the name changes.</summary>
    public static Edited Add(ThemeFramework framework, ThemeDraft draft)
    {
        var theme = draft.ToTheme(FreeId(framework, draft.Name ?? ""));
        return Checked(framework, Next(framework) with { Themes = [.. framework.Themes, theme] }, theme, ThemeChanges.Add, theme.Name);
    }

    public static Edited Change(ThemeFramework framework, string id, ThemeDraft draft)
    {
        if (framework.Find(id) is not { } before)
        {
            return Unknown("theme", id);
        }

        var theme = draft.ToTheme(id);
        return Checked(framework, Next(framework) with { Themes = [.. framework.Themes.Select(other => other.Id == id ? theme : other)] }, theme, ThemeChanges.Change, before.Name);
    }

    /// <summary>The theme's phrases and examples go to the other theme, its id leads there from now on, and themes below it hang below the other.</summary>
    public static Edited Merge(ThemeFramework framework, string id, string? into)
    {
        if (framework.Find(id) is not { } from)
        {
            return Unknown("theme", id);
        }

        if (into is null || into == id || framework.Find(into) is not { } target)
        {
            return new Edited.Refused([new("into", "must be another theme that is here.")]);
        }

        var whole = target with
        {
            Phrases = Union(target.Phrases, from.Phrases),
            Hints = Union(target.Hints, from.Hints),
            Examples = Union(target.Examples, from.Examples),
            Parent = target.Parent == id ? from.Parent : target.Parent,
        };
        var merged = new Dictionary<string, string>(framework.Merged ?? new Dictionary<string, string>(), StringComparer.Ordinal) { [id] = into };
        var next = Next(framework) with
        {
            Themes = [.. framework.Themes.Where(theme => theme.Id != id).Select(theme => theme.Id == into ? whole : theme.Parent == id ? theme with { Parent = into } : theme)],
            Merged = merged,
            BlankMeans = Renamed(framework.BlankMeans, id, into),
            OtherwiseMeans = Renamed(framework.OtherwiseMeans, id, into),
        };
        return new Edited.Done(next, id, ThemeChanges.Merge) { Name = from.Name, Other = target.Name };
    }

    /// <summary>It is no longer found. People's own tags with it stay, and so does its name.</summary>
    public static Edited Retire(ThemeFramework framework, string id)
    {
        if (framework.Find(id) is not { } theme)
        {
            return Unknown("theme", id);
        }

        if (framework.Themes.Count == 1)
        {
            return new Edited.Refused([new("theme", "is the last one. Add another theme first.")]);
        }

        return new Edited.Done(
            Next(framework) with
            {
                Themes = [.. framework.Themes.Where(other => other.Id != id).Select(other => other.Parent == id ? other with { Parent = theme.Parent } : other)],
                Retired = [.. framework.Retired ?? [], theme],
                BlankMeans = Without(framework.BlankMeans, id),
                OtherwiseMeans = Without(framework.OtherwiseMeans, id),
            },
            id,
            ThemeChanges.Retire)
        {
            Name = theme.Name,
        };
    }

    public static Edited BringBack(ThemeFramework framework, string id)
    {
        if (framework.Retired?.FirstOrDefault(theme => theme.Id == id) is not { } theme)
        {
            return Unknown("theme", id);
        }

        var back = theme with { Parent = theme.Parent is not null && framework.Find(theme.Parent) is not null ? theme.Parent : null };
        return Checked(framework, Next(framework) with { Themes = [.. framework.Themes, back], Retired = [.. framework.Retired.Where(other => other.Id != id)] }, back, ThemeChanges.BringBack, back.Name);
    }

    /// <summary>Takes a whole file in the place of what is there. Ids that are here now and not in the file count as retired, so that no name is lost.</summary>
    public static Edited Replace(ThemeFramework framework, ThemeFramework file)
    {
        var errors = CheckFramework.Of(file).ToList();
        if (file.Id != framework.Id)
        {
            errors.Insert(0, new("id", $"must be '{framework.Id}', the framework in use."));
        }

        var gone = framework.Themes.Where(theme => file.Find(file.Resolve(theme.Id)) is null && file.Retired?.Any(retired => retired.Id == theme.Id) is not true);
        return errors.Count > 0
            ? new Edited.Refused(errors)
            : new Edited.Done(file with { Version = framework.Version + 1, Retired = [.. file.Retired ?? [], .. gone] }, file.Id, ThemeChanges.Import);
    }

    private static ThemeFramework Next(ThemeFramework framework) => framework with { Version = framework.Version + 1 };

    private static Edited Checked(ThemeFramework before, ThemeFramework next, Theme theme, string change, string name)
    {
        List<FieldError> errors = [.. CheckFramework.OfTheme(theme, next)];
        if (next.Themes.Count > CheckFramework.MostThemes && next.Themes.Count > before.Themes.Count)
        {
            errors.Add(new("name", $"would be one theme too many. There can be {CheckFramework.MostThemes}."));
        }

        return errors.Count > 0 ? new Edited.Refused(errors) : new Edited.Done(next, theme.Id, change) { Name = name, Other = name == theme.Name ? "" : theme.Name };
    }

    private static Edited.Refused Unknown(string field, string id) => new([new(field, $"'{id}' is not here. Look at the themes again.")]);

    private static string FreeId(ThemeFramework framework, string name)
    {
        var words = new string([.. name.Trim().ToLowerInvariant().Take(LongestId).Select(sign => char.IsAsciiLetterOrDigit(sign) ? sign : '-')]);
        var wanted = string.Join('-', words.Split('-', StringSplitOptions.RemoveEmptyEntries).Take(6)) is { Length: > 0 } id ? id : "theme";
        var taken = framework.Themes.Concat(framework.Retired ?? []).Select(theme => theme.Id).Concat(framework.Merged?.Keys ?? []).ToHashSet(StringComparer.Ordinal);
        return taken.Contains(wanted) ? Enumerable.Range(2, taken.Count + 1).Select(number => $"{wanted}-{number}").First(free => !taken.Contains(free)) : wanted;
    }

    private static List<string> Union(IReadOnlyList<string>? one, IReadOnlyList<string>? other) => [.. (one ?? []).Union(other ?? [], StringComparer.OrdinalIgnoreCase)];

    private static Dictionary<AskedQuestion, string>? Renamed(IReadOnlyDictionary<AskedQuestion, string>? meanings, string id, string into)
        => meanings?.ToDictionary(meaning => meaning.Key, meaning => meaning.Value == id ? into : meaning.Value);

    private static Dictionary<AskedQuestion, string>? Without(IReadOnlyDictionary<AskedQuestion, string>? meanings, string id)
        => meanings?.Where(meaning => meaning.Value != id).ToDictionary(meaning => meaning.Key, meaning => meaning.Value);
}
