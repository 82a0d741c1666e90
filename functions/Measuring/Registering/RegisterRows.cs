using FeedbackPipeline.Measuring.Reading;
using FeedbackPipeline.Reference;
using FeedbackPipeline.Vocabulary;
using FeedbackPipeline.Vocabulary.Rows;

namespace FeedbackPipeline.Measuring.Registering;

/// <summary>Gathers the rows of one file: what can be used, what is left out and why, and what stops it all.</summary>
internal sealed class RegisterRows(IReadOnlyList<Dimension?> dimensions, int keyColumn, int placeColumn, IReadOnlyList<Place> within)
{
    private const int MostNamed = 10;
    private readonly Dictionary<string, int> lines = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> unmapped = new(StringComparer.Ordinal);

    public List<RegisterRow> Rows { get; } = [];

    public List<(int Line, FieldError Error)> Rejects { get; } = [];

    public void Add(CsvRow row)
    {
        if (row is CsvRow.Broken broken)
        {
            Rejects.Add((broken.Line, broken.Error));
        }
        else if (row is CsvRow.Readable readable && !readable.Fields.All(string.IsNullOrWhiteSpace))
        {
            Add(readable);
        }
    }

    /// <exception cref="UnusableFileException">Nothing is left, or a value fits nothing.</exception>
    public void Check(string path)
    {
        if (unmapped.Count > 0)
        {
            var more = unmapped.Count > MostNamed ? $" And {unmapped.Count - MostNamed} more." : "";
            throw new UnusableFileException(path, null, $"nothing was kept: a comparison needs every value.{Environment.NewLine}{string.Join(Environment.NewLine, unmapped.Take(MostNamed).Select(pair => $"{pair.Key} First in line {pair.Value}."))}{more}");
        }

        if (Rows.Count == 0)
        {
            throw new UnusableFileException(path, Rejects.Count > 0 ? Rejects[0].Line : null, Rejects.Count > 0 ? $"the column '{Rejects[0].Error.Field}' {Rejects[0].Error.Rule} No row can be used." : "is empty: it names columns, but nobody.");
        }
    }

    private void Add(CsvRow.Readable row)
    {
        var key = keyColumn >= 0 ? row.Fields[keyColumn].Trim() : null;
        if (key is not null && !RegisterFile.IsKey(key))
        {
            Rejects.Add((row.Line, new("key", "must be 1 to 64 letters, digits and - _ . /, beginning with a letter or digit. It must not be a name.")));
            return;
        }

        if (key is not null && !lines.TryAdd(key, row.Line))
        {
            Rejects.Add((row.Line, new("key", $"is the same person as in line {lines[key]}. Leave one of them out.")));
            return;
        }

        var about = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        for (var index = 0; index < dimensions.Count; index++)
        {
            if (dimensions[index] is { } dimension && Categories(dimension, row.Fields[index], row.Line) is { Count: > 0 } known)
            {
                about[dimension.Key] = known;
            }
        }

        Rows.Add(new(row.Line, key, PlaceOf(row), about));
    }

    private string PlaceOf(CsvRow.Readable row)
    {
        var named = placeColumn >= 0 ? row.Fields[placeColumn].Trim() : "";
        if (named.Length == 0)
        {
            return within[0].Id;
        }

        var found = within.Where(place => string.Equals(place.Id, named, StringComparison.OrdinalIgnoreCase) || string.Equals(place.Name, named, StringComparison.OrdinalIgnoreCase)).ToList();
        if (found.Count == 1)
        {
            return found[0].Id;
        }

        unmapped.TryAdd(found.Count == 0
            ? $"'{named}' in the column 'place' is not {within[0].Id} or a place below it. Add it with: place --id …"
            : $"'{named}' in the column 'place' is the name of several places. Write the id.", row.Line);
        return within[0].Id;
    }

    private List<string> Categories(Dimension dimension, string field, int line)
    {
        var known = new List<string>();
        foreach (var value in RegisterFile.Values(dimension, field).Where(value => !ReadCategory.IsNotKnown(value) || dimension.Accepts(value)))
        {
            if (ReadCategory.Of(dimension, value) is { } category)
            {
                known.Add(category);
            }
            else
            {
                unmapped.TryAdd($"'{value}' is not a category of '{dimension.Key}'. Use: {dimension.Pattern ?? string.Join(", ", dimension.Categories.Select(choice => choice.Key))}.", line);
            }
        }

        return [.. known.Distinct(StringComparer.Ordinal)];
    }
}
