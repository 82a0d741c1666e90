using System.Globalization;
using FeedbackPipeline.Measuring.Reading;

namespace FeedbackPipeline.Measuring.FromFiles;

/// <summary>Reads the optional columns <c>session,size</c>: rows of one session are one observation.</summary>
internal sealed class SessionColumn(int? sessionColumn, int? sizeColumn)
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<int> sizes = [];
    private readonly List<string> names = [];

    public IReadOnlyList<int> Sizes => sizes;

    /// <summary>The number of the row's session, −1 for none.</summary>
    public int Of(CsvTable table)
    {
        var (name, size) = (sessionColumn is { } column ? table[column] : "", Size(table));
        if (name.Length == 0)
        {
            return size > 1 ? throw new UnusableFileException(table.Path, table.Line, "has a size above 1 but no session.") : -1;
        }

        if (!numbers.TryGetValue(name, out var number))
        {
            number = numbers[name] = sizes.Count;
            sizes.Add(size);
            names.Add(name);
        }

        if (size > 0 && sizes[number] > 0 && size != sizes[number])
        {
            throw new UnusableFileException(table.Path, table.Line, $"says the session '{name}' had {size} people; an earlier row says {sizes[number]}.");
        }

        sizes[number] = Math.Max(sizes[number], size);
        return number;
    }

    public void Check(string path, IReadOnlyList<Response> rows)
    {
        foreach (var session in rows.Where(row => row.Session >= 0).GroupBy(row => row.Session))
        {
            var people = session.Select(row => row.Person).Distinct().Count();
            if (sizes[session.Key] > 0 && people > sizes[session.Key])
            {
                throw new UnusableFileException(path, null, $"the session '{names[session.Key]}' has {people} people in its rows, but the size {sizes[session.Key]}.");
            }
        }
    }

    private int Size(CsvTable table)
        => sizeColumn is not { } column || table[column].Length == 0 ? 0
            : int.TryParse(table[column], NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size > 0 ? size
            : throw new UnusableFileException(table.Path, table.Line, $"the size '{table[column]}' must be a whole number from 1.");
}
