using System.Text.Json;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tagging.Theming;

/// <summary>Whether a text has the fields of a theme file, each of its kind. What the values may be is for <see cref="Editing.CheckFramework"/>.</summary>
internal static class ThemeFileShape
{
    private const string File = "file";
    private static readonly string[] OfFile = ["id", "version", "name", "blankMeans", "otherwiseMeans", "themes", "retired", "merged"];
    private static readonly string[] OfTheme = ["id", "name", "easyReadName", "description", "phrases", "hints", "examples", "parent"];
    private static readonly string[] Meant = ["blankMeans", "otherwiseMeans"];
    private static readonly string[] TextsOfTheme = ["id", "name", "easyReadName", "description"];

    /// <summary>What is wrong, each by its field and, within a theme, by which theme; empty where nothing is.</summary>
    public static IReadOnlyList<FieldError> Problems(JsonElement root)
        => root.ValueKind != JsonValueKind.Object
            ? [new(File, $"must hold a set of themes between curly brackets. It holds {NameOf(root)}.")]
            : [.. Fields(root, OfFile, ""), .. Texts(root, ["id", "name"], ""), .. Version(root), .. Meanings(root), .. Map(root, "merged"), .. Themes(root, "themes", needed: true), .. Themes(root, "retired", needed: false)];

    private static IEnumerable<FieldError> Themes(JsonElement root, string field, bool needed)
    {
        if (!TryFind(root, field, out var themes))
        {
            return needed ? [new(field, "is missing. It must be a list of themes.")] : [];
        }

        return themes.ValueKind switch
        {
            JsonValueKind.Array => themes.EnumerateArray().SelectMany((theme, at) => Theme(theme, $"{(field == "retired" ? "retired theme" : "theme")} {at + 1}")),
            JsonValueKind.Null when !needed => [],
            _ => [new(field, $"must be a list of themes. It is {NameOf(themes)}.")],
        };
    }

    private static IEnumerable<FieldError> Theme(JsonElement theme, string place)
    {
        if (theme.ValueKind != JsonValueKind.Object)
        {
            return [new(place, $"must be a theme between curly brackets. It is {NameOf(theme)}.")];
        }

        var named = TryFind(theme, "id", out var id) && id.ValueKind == JsonValueKind.String && id.GetString() is { Length: > 0 } known ? $"{place} ({known}): " : $"{place}: ";
        return
        [
            .. Fields(theme, OfTheme, named), .. Texts(theme, TextsOfTheme, named),
            .. Lines(theme, "phrases", named, needed: true), .. Lines(theme, "hints", named, needed: false), .. Lines(theme, "examples", named, needed: false),
            .. TryFind(theme, "parent", out var parent) && parent.ValueKind is not (JsonValueKind.String or JsonValueKind.Null) ? [new($"{named}parent", $"must be the id of a theme. It is {NameOf(parent)}.")] : Array.Empty<FieldError>(),
        ];
    }

    private static IEnumerable<FieldError> Fields(JsonElement element, string[] known, string place)
    {
        var names = element.EnumerateObject().Select(property => property.Name).ToList();
        return names.Where(name => !known.Contains(name, StringComparer.OrdinalIgnoreCase)).Select(name => new FieldError($"{place}{name}", $"is no field we know. Use: {string.Join(", ", known)}."))
            .Concat(Twice(names, place));
    }

    private static IEnumerable<FieldError> Twice(IEnumerable<string> names, string place)
        => names.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).Where(same => same.Count() > 1).Select(same => new FieldError($"{place}{same.Key}", "is there twice."));

    private static IEnumerable<FieldError> Texts(JsonElement element, string[] fields, string place)
        => fields.Select(field => !TryFind(element, field, out var value) ? new FieldError($"{place}{field}", "is missing.")
            : value.ValueKind != JsonValueKind.String ? new($"{place}{field}", $"must be text between quotation marks. It is {NameOf(value)}.")
            : null).OfType<FieldError>();

    private static IEnumerable<FieldError> Lines(JsonElement theme, string field, string place, bool needed)
    {
        if (!TryFind(theme, field, out var lines) || (lines.ValueKind == JsonValueKind.Null && !needed))
        {
            return needed ? [new($"{place}{field}", "is missing. It must be a list of words; [] where there are none.")] : [];
        }

        return lines.ValueKind != JsonValueKind.Array ? [new($"{place}{field}", $"must be a list, as [\"food\", \"lunch\"]. It is {NameOf(lines)}.")]
            : lines.EnumerateArray().Where(line => line.ValueKind != JsonValueKind.String).Take(1).Select(line => new FieldError($"{place}{field}", $"must be a list of words. It has {NameOf(line)} in it."));
    }

    private static IEnumerable<FieldError> Version(JsonElement root)
        => !TryFind(root, "version", out var version) ? [new("version", "is missing.")]
            : version.ValueKind == JsonValueKind.Number && version.TryGetInt32(out _) ? []
            : [new("version", $"must be a whole number. It is {NameOf(version)}.")];

    private static IEnumerable<FieldError> Meanings(JsonElement root)
        => Meant.SelectMany(field => Map(root, field).Concat(
            TryFind(root, field, out var map) && map.ValueKind == JsonValueKind.Object
                ? map.EnumerateObject().Where(pair => !Code.TryParse<AskedQuestion>(pair.Name, out _)).Select(pair => new FieldError(field, $"has '{pair.Name}'. Use: {string.Join(", ", Code.All<AskedQuestion>())}."))
                : []));

    /// <summary>A field that may be missing and otherwise leads from names to ids.</summary>
    private static IEnumerable<FieldError> Map(JsonElement root, string field)
        => !TryFind(root, field, out var map) || map.ValueKind == JsonValueKind.Null ? []
            : map.ValueKind != JsonValueKind.Object ? [new(field, $"must be pairs between curly brackets. It is {NameOf(map)}.")]
            : map.EnumerateObject().Where(pair => pair.Value.ValueKind != JsonValueKind.String).Select(pair => new FieldError(field, $"'{pair.Name}' must lead to the id of a theme. It is {NameOf(pair.Value)}."))
                .Concat(Twice(map.EnumerateObject().Select(pair => pair.Name), $"{field}: "));

    private static bool TryFind(JsonElement element, string field, out JsonElement value)
    {
        foreach (var property in element.EnumerateObject().Where(property => string.Equals(property.Name, field, StringComparison.OrdinalIgnoreCase)))
        {
            value = property.Value;
            return true;
        }

        value = default;
        return false;
    }

    private static string NameOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "something between curly brackets",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null, which is nothing",
        _ => "true or false",
    };
}
