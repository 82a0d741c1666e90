using System.Text.Json.Nodes;

namespace FeedbackPipeline.Tests.Infrastructure.CosmosDouble.Querying;

/// <summary><c>ARRAY(SELECT … FROM item IN path WHERE …)</c>, after its SELECT.</summary>
internal static class Subquery
{
    public static Expression Parse(TokenReader tokens, ExpressionParser expressions)
    {
        var isValue = tokens.Word("VALUE");
        var items = new List<(string Name, Expression Value)>();
        do
        {
            var value = expressions.ParsePath();
            var implied = tokens.Before().Text;
            items.Add((tokens.Word("AS") ? tokens.Take().Text : implied, value));
        }
        while (tokens.Sign(","));

        tokens.NeedWord("FROM");
        var name = tokens.Take().Text;
        tokens.NeedWord("IN");
        var source = expressions.ParsePath();
        var where = tokens.Word("WHERE") ? expressions.Parse() : _ => true;
        tokens.NeedSign(")");
        return row => new JsonArray(
        [
            .. (source(row) as JsonArray ?? []).Select(item => row.With(name, Values.From(item)))
                .Where(item => where(item) is true)
                .Select(item => isValue ? items[0].Value(item) : Runner.Object(items.Select(field => (field.Name, field.Value(item)))))
                .Where(value => value is not Undefined)
                .Select(Values.To),
        ]);
    }
}
