using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FeedbackPipeline.Tests.Infrastructure.CosmosDouble.Querying;

/// <summary>What the SDK asks of the gateway before a query over several ranges: how to join their results, and the query to send to each.</summary>
internal static class QueryPlan
{
    /// <summary>Where the SDK puts the condition with which it goes on after a page.</summary>
    private const string Filter = "{documentdb-formattableorderbyquery-filter}";

    public static JsonObject Of(Query query) => new()
    {
        ["partitionedQueryExecutionInfoVersion"] = 2,
        ["queryInfo"] = Info(query),
        ["queryRanges"] = new JsonArray(new JsonObject { ["min"] = "", ["max"] = "FF", ["isMinInclusive"] = true, ["isMaxInclusive"] = false }),
    };

    private static JsonObject Info(Query query)
    {
        if (query.Items.Exists(item => item.HasAggregate && item.Aggregate == null))
        {
            throw new QueryException("An aggregate inside an expression is not known here.");
        }

        if (query.GroupBy.Count > 0 && query.OrderBy.Count > 0)
        {
            throw new QueryException("'ORDER BY' is not supported in presence of 'GROUP BY'.");
        }

        var groups = query.GroupBy.Count > 0 || (query.HasAggregate && !query.IsValue);
        return new JsonObject
        {
            ["distinctType"] = !query.Distinct ? "None" : query.OrderBy.Count > 0 ? "Ordered" : "Unordered",
            ["top"] = query.Top,
            ["offset"] = query.Offset,
            ["limit"] = query.Limit,
            ["orderBy"] = Texts(query.OrderBy.Select(item => item.Descending ? "Descending" : "Ascending")),
            ["orderByExpressions"] = Texts(query.OrderBy.Select(item => item.Value.Text)),
            ["groupByExpressions"] = Texts(query.GroupBy.Select(key => key.Text)),
            ["groupByAliases"] = Texts(groups && !query.IsValue ? query.Items.Select(item => item.Name) : []),
            ["aggregates"] = Texts(query.HasAggregate && !groups ? [Function(query.Items[0].Aggregate!)] : []),
            ["groupByAliasToAggregateType"] = new JsonObject(groups ? query.Items.Select(Joined) : []),
            ["rewrittenQuery"] = Rewritten(query),
            ["hasSelectValue"] = query.IsValue,
            ["hasNonStreamingOrderBy"] = false,
        };
    }

    private static string Rewritten(Query query)
    {
        var where = query.Where == null ? "" : $" WHERE ({query.Where.Text})";
        var page = query.Limit is { } limit ? string.Create(CultureInfo.InvariantCulture, $" OFFSET 0 LIMIT {(query.Offset ?? 0) + limit}") : "";
        if (query.GroupBy.Count > 0)
        {
            return $"SELECT {Wrapped(query.GroupBy)} AS groupByItems, {Payload(query)} AS payload {query.FromText}{where} GROUP BY {string.Join(", ", query.GroupBy.Select(key => key.Text))}";
        }

        if (query.HasAggregate)
        {
            return query.IsValue ? $"SELECT VALUE [{Partial(query.Items[0].Aggregate!)}] {query.FromText}{where}" : $"SELECT {Payload(query)} AS payload {query.FromText}{where}";
        }

        if (query.OrderBy.Count > 0)
        {
            var top = query.Top is { } most ? string.Create(CultureInfo.InvariantCulture, $"TOP {most} ") : "";
            var condition = query.Where == null ? Filter : $"({query.Where.Text}) AND ({Filter})";
            var order = string.Join(", ", query.OrderBy.Select(item => item.Value.Text + (item.Descending ? " DESC" : " ASC")));
            return $"SELECT {top}{query.Root}._rid, {Wrapped(query.OrderBy.Select(item => item.Value))} AS orderByItems, {Payload(query)} AS payload {query.FromText} WHERE {condition} ORDER BY {order}{page}";
        }

        return query.Limit == null ? "" : $"SELECT {Selection(query)} {query.FromText}{where}{page}";
    }

    private static string Selection(Query query) => (query.Distinct ? "DISTINCT " : "") +
        (query.IsStar ? "*" : query.IsValue ? $"VALUE {query.Items[0].Value.Text}" : string.Join(", ", query.Items.Select(item => $"{item.Value.Text} AS {item.Name}")));

    private static string Payload(Query query) =>
        query.IsStar ? query.Root
        : query.IsValue ? query.Items[0].Value.Text
        : "{" + string.Join(", ", query.Items.Select(item => $"{JsonSerializer.Serialize(item.Name)}: {(item.Aggregate == null ? item.Value.Text : Partial(item.Aggregate))}")) + "}";

    /// <summary>What one range adds to an aggregate; an average needs both parts.</summary>
    private static string Partial(Aggregate aggregate) => aggregate.Function == "AVG"
        ? $"{{\"item\": {{\"sum\": SUM({aggregate.Argument}), \"count\": COUNT({aggregate.Argument})}}}}"
        : $"{{\"item\": {aggregate.Function}({aggregate.Argument})}}";

    private static string Wrapped(IEnumerable<Written> values) => "[" + string.Join(", ", values.Select(value => $"{{\"item\": {value.Text}}}")) + "]";

    private static KeyValuePair<string, JsonNode?> Joined(SelectItem item) => new(item.Name, item.Aggregate == null ? null : Function(item.Aggregate));

    private static string Function(Aggregate aggregate) => aggregate.Function switch { "AVG" => "Average", "COUNT" => "Count", "SUM" => "Sum", "MIN" => "Min", _ => "Max" };

    private static JsonArray Texts(IEnumerable<string> texts) => [.. texts.Select(text => JsonValue.Create(text))];
}
