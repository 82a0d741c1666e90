using System.Text.Json.Nodes;

namespace FeedbackPipeline.Tests.Infrastructure.CosmosDouble.Querying;

/// <summary>The built-in functions the double knows.</summary>
internal static class Functions
{
    public static bool IsAggregate(string name) => name is "COUNT" or "SUM" or "AVG" or "MIN" or "MAX";

    public static Expression OverGroup(string name, Expression argument) => row =>
    {
        var group = row.Group ?? throw new QueryException("An aggregate stands where there are no groups.");
        var values = group.Select(member => argument(member)).Where(value => value is not Undefined).ToList();
        var numbers = values.OfType<double>().ToList();
        return name switch
        {
            "COUNT" => (double)values.Count,
            "SUM" => numbers.Count == values.Count ? numbers.Sum() : Undefined.Value,
            "AVG" => numbers.Count == values.Count && numbers.Count > 0 ? numbers.Average() : Undefined.Value,
            "MIN" => values.Aggregate((object?)Undefined.Value, (least, value) => least is Undefined || Values.Order(value, least) < 0 ? value : least),
            _ => values.Aggregate((object?)Undefined.Value, (most, value) => Values.Order(value, most) > 0 ? value : most),
        };
    };

    public static Expression Find(string name, List<Expression> arguments)
    {
        object? At(Row row, int place) => place < arguments.Count ? arguments[place](row) : Undefined.Value;
        StringComparison Case(Row row) => At(row, 2) is true ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        Expression Texts(Func<string, string, Row, object?> function) => row => At(row, 0) is string one && At(row, 1) is string other ? function(one, other, row) : Undefined.Value;
        Expression Text(Func<string, object?> function) => row => At(row, 0) is string text ? function(text) : Undefined.Value;
        Expression Is<T>() => row => At(row, 0) is T;
        return name switch
        {
            "IS_DEFINED" => row => At(row, 0) is not Undefined,
            "IS_NULL" => row => At(row, 0) is null,
            "IS_STRING" => Is<string>(),
            "IS_NUMBER" => Is<double>(),
            "IS_BOOL" or "IS_BOOLEAN" => Is<bool>(),
            "IS_ARRAY" => Is<JsonArray>(),
            "IS_OBJECT" => Is<JsonObject>(),
            "ARRAY_CONTAINS" => row => At(row, 0) is JsonArray items ? items.Any(item => Values.AreEqual(Values.From(item), At(row, 1))) : Undefined.Value,
            "ARRAY_LENGTH" => row => At(row, 0) is JsonArray items ? (double)items.Count : Undefined.Value,
            "STARTSWITH" => Texts((text, start, row) => text.StartsWith(start, Case(row))),
            "ENDSWITH" => Texts((text, end, row) => text.EndsWith(end, Case(row))),
            "CONTAINS" => Texts((text, part, row) => text.Contains(part, Case(row))),
            "LOWER" => Text(text => text.ToLowerInvariant()),
            "UPPER" => Text(text => text.ToUpperInvariant()),
            "LENGTH" => Text(text => (double)text.Length),
            _ => throw new QueryException($"'{name}' is not a recognized built-in function name; this double knows a part of the language only."),
        };
    }
}
