using System.Text.Json.Nodes;

namespace FeedbackPipeline.Tests.Infrastructure.CosmosDouble.Querying;

/// <summary>Runs a query over documents that stand in the order of their container.</summary>
internal static class Runner
{
    public static IEnumerable<Row> Sorted(Query query, IEnumerable<StoredDocument> documents) => Sorted(query, Grouped(query, Rows(query, documents)));

    public static IEnumerable<JsonNode?> Select(Query query, IEnumerable<Row> sorted)
    {
        var values = sorted.Select(row => Selected(query, row)).Where(value => value is not Undefined);
        if (query.Distinct)
        {
            values = values.DistinctBy(value => Values.To(value)?.ToJsonString());
        }

        return values.Skip((int)(query.Offset ?? 0)).Take((int)(query.Limit ?? query.Top ?? int.MaxValue)).Select(Values.To);
    }

    public static JsonObject Object(IEnumerable<(string Name, object? Value)> fields) =>
        new(fields.Where(field => field.Value is not Undefined).Select(field => KeyValuePair.Create(field.Name, Values.To(field.Value))));

    /// <summary>The rows that meet the condition.</summary>
    public static IEnumerable<Row> Rows(Query query, IEnumerable<StoredDocument> documents)
    {
        var rows = documents.Select(query.RowOf);
        foreach (var (name, source) in query.Joins)
        {
            rows = rows.SelectMany(row => (source(row) as JsonArray ?? []).Select(item => row.With(name, Values.From(item))));
        }

        return query.Where == null ? rows : rows.Where(row => query.Where.Evaluate(row) is true);
    }

    public static object? Selected(Query query, Row row) =>
        query.IsStar ? row.Names[query.Root]
        : query.IsValue ? query.Items[0].Value.Evaluate(row)
        : Object(query.Items.Select(item => (item.Name, item.Value.Evaluate(row))));

    private static IEnumerable<Row> Grouped(Query query, IEnumerable<Row> rows)
    {
        if (query.GroupBy.Count > 0)
        {
            return rows.GroupBy(row => new JsonArray([.. query.GroupBy.Select(key => key.Evaluate(row)).Select(value => value is Undefined ? (JsonNode)"undefined" : new JsonArray(Values.To(value)))]).ToJsonString())
                .Select(group => group.First() with { Group = [.. group] });
        }

        return query.HasAggregate && rows.ToList() is var all ? [(all.Count > 0 ? all[0] : query.RowOf(new JsonObject())) with { Group = all }] : rows;
    }

    public static int Compare(Query query, List<object?> one, List<object?> other) => query.OrderBy
        .Select((item, place) => Values.Order(one[place], other[place]) * (item.Descending ? -1 : 1))
        .FirstOrDefault(order => order != 0);

    public static List<object?> Keys(Query query, Row row) => query.OrderBy.ConvertAll(item => item.Value.Evaluate(row));

    /// <summary>Equal ones stand in the order of the container, turned round where the first item descends, as the SDK expects when it goes on after a page.</summary>
    private static IEnumerable<Row> Sorted(Query query, IEnumerable<Row> rows)
    {
        if (query.OrderBy.Count == 0)
        {
            return rows;
        }

        var inOrder = query.OrderBy[0].Descending ? rows.OrderByDescending(row => row.Document?.Sequence) : rows.OrderBy(row => row.Document?.Sequence);
        return inOrder.OrderBy(row => Keys(query, row), Comparer<List<object?>>.Create((one, other) => Compare(query, one, other)));
    }
}
