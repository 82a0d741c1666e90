using FeedbackPipeline.Measuring.Folding;
using FeedbackPipeline.Measuring.Reading;

namespace FeedbackPipeline.Measuring.FromFiles;

/// <summary>Reads the columns of dimensions and counts what the reference does not know.</summary>
/// <param name="columns">One a dimension of <paramref name="plan"/>.</param>
internal sealed class ResponseValues(ScopePlan plan, IReadOnlyList<int> columns)
{
    private readonly SortedDictionary<(string Dimension, string Value), int> outside = [];
    private readonly List<Dictionary<string, short>> categories =
        [.. plan.Dimensions.Select(dimension => dimension.Groups
            .Select((group, index) => (group, index))
            .Where(pair => pair.group is { Count: > 0, Pools.Count: 0 })
            .ToDictionary(pair => pair.group.Category, pair => (short)pair.index, StringComparer.Ordinal))];

    public short[] Of(CsvTable table)
    {
        var values = new short[columns.Count];
        for (var index = 0; index < values.Length; index++)
        {
            values[index] = Of(index, table[columns[index]]);
        }

        return values;
    }

    public IEnumerable<string> Warnings()
        => outside.Select(pair => $"{pair.Value} responses say '{pair.Key.Value}' for '{pair.Key.Dimension}', where the reference has nobody; they are not counted there.");

    private short Of(int dimension, string value)
    {
        if (categories[dimension].TryGetValue(value, out var category))
        {
            return category;
        }

        switch (value)
        {
            case "" or "unsure" or "not_asked" or "skipped":
                return Response.Unknown;
            case "declined":
                return Response.Declined;
            default:
                var key = (plan.Dimensions[dimension].Dimension, value);
                outside[key] = outside.GetValueOrDefault(key) + 1;
                return Response.Outside;
        }
    }
}
