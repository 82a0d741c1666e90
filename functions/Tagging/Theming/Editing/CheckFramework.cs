using System.Globalization;
using System.Text.RegularExpressions;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tagging.Theming.Editing;

/// <summary>The rules of a theme framework, whether a page or a file brought it.</summary>
public static partial class CheckFramework
{
    public const int MostThemes = 200;
    public const int LongestName = 80;
    public const int LongestDescription = 500;
    public const int MostLines = 500;
    public const int LongestLine = 300;

    /// <summary>What is wrong with it; empty where it can be used. A field is named as the page names it; in a file its theme comes first.</summary>
    public static IReadOnlyList<FieldError> Of(ThemeFramework framework)
    {
        var errors = new List<FieldError>();
        if (framework.Themes.Count is 0 or > MostThemes)
        {
            errors.Add(new("themes", Say($"must be from 1 to {MostThemes}.")));
        }

        var ids = framework.Themes.Select(theme => theme.Id).ToList();
        errors.AddRange(ids.GroupBy(id => id).Where(same => same.Count() > 1).Select(same => new FieldError("themes", $"has '{same.Key}' more than once.")));
        errors.AddRange(framework.Themes.SelectMany(theme => OfTheme(theme, framework).Select(error => error with { Field = $"{theme.Id}: {error.Field}" })));
        errors.AddRange((framework.Merged ?? new Dictionary<string, string>()).Where(pair => ids.Contains(pair.Key) || !ids.Contains(framework.Resolve(pair.Key)))
            .Select(pair => new FieldError("merged", $"'{pair.Key}' must lead to a theme that is here, and not be one itself.")));
        errors.AddRange((framework.BlankMeans ?? new Dictionary<AskedQuestion, string>()).Concat(framework.OtherwiseMeans ?? new Dictionary<AskedQuestion, string>())
            .Where(meaning => !ids.Contains(meaning.Value))
            .Select(meaning => new FieldError("blankMeans", $"'{meaning.Value}' is no theme here.")));
        return errors;
    }

    /// <summary>What is wrong with one theme among the others.</summary>
    public static IEnumerable<FieldError> OfTheme(Theme theme, ThemeFramework framework)
    {
        if (theme.Id.Length > LongestName || theme.Id.Trim() != theme.Id || theme.Id is "" or "-" || theme.Id.Any(char.IsControl))
        {
            yield return new("id", Say($"must be 1 to {LongestName} characters on one line."));
        }

        foreach (var error in new[]
        {
            Text("name", theme.Name, LongestName),
            Text("easyReadName", theme.EasyReadName, LongestName),
            Text("description", theme.Description, LongestDescription),
            Lines("phrases", theme.Phrases),
            Lines("hints", theme.Hints ?? []),
            Lines("examples", theme.Examples ?? []),
        }.OfType<FieldError>())
        {
            yield return error;
        }

        if (theme.Phrases.Concat(theme.Hints ?? []).FirstOrDefault(phrase => !Letter().IsMatch(phrase)) is { } empty)
        {
            yield return new("phrases", $"has '{empty}', which has no letter or number in it.");
        }

        if (framework.Themes.FirstOrDefault(other => other.Id != theme.Id && (Same(other.Name, theme.Name) || Same(other.EasyReadName, theme.EasyReadName))) is { } twin)
        {
            yield return new(Same(twin.Name, theme.Name) ? "name" : "easyReadName", "is the name of another theme. Choose another one.");
        }

        if (theme.Parent is { } above && framework.Find(above) is null)
        {
            yield return new("parent", $"is '{above}', which is no theme here.");
        }
        else if (theme.Parent is not null && !Climbs(theme, framework))
        {
            yield return new("parent", "must be another theme that does not belong to this one.");
        }
    }

    private static FieldError? Text(string field, string text, int longest)
        => text.Trim().Length == 0 || text.Length > longest ? new(field, Say($"must be 1 to {longest} characters.")) : null;

    private static FieldError? Lines(string field, IReadOnlyList<string> lines)
        => lines.Count > MostLines ? new(field, Say($"must be at most {MostLines} lines."))
            : lines.Any(line => line.Length > LongestLine) ? new(field, Say($"must have lines of at most {LongestLine} characters."))
            : null;

    private static bool Same(string one, string other) => string.Equals(one.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);

    private static bool Climbs(Theme theme, ThemeFramework framework)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { theme.Id };
        for (var parent = theme.Parent; parent is not null; parent = framework.Find(parent)!.Parent)
        {
            if (!seen.Add(parent) || framework.Find(parent) is null)
            {
                return false;
            }
        }

        return true;
    }

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"[\p{L}\p{N}]")]
    private static partial Regex Letter();
}
