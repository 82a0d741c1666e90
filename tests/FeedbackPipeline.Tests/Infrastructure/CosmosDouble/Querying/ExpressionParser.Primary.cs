using System.Globalization;
using System.Text.Json.Nodes;

namespace FeedbackPipeline.Tests.Infrastructure.CosmosDouble.Querying;

/// <summary>The parts of expressions that no operator divides: literals, parameters, names, calls, lists and objects.</summary>
internal sealed partial class ExpressionParser
{
    private Expression Primary()
    {
        var token = tokens.Take();
        switch (token.Kind)
        {
            case TokenKind.Number:
                var number = double.Parse(token.Text, CultureInfo.InvariantCulture);
                return _ => number;
            case TokenKind.Text:
                return _ => token.Text;
            case TokenKind.Parameter:
                var value = given.TryGetValue(token.Text, out var node) ? Values.From(node) : throw new QueryException($"The query parameter {token.Text} is not supplied.");
                return _ => value;
            case TokenKind.Sign when token.Text == "(":
                var inside = Parse();
                tokens.NeedSign(")");
                return inside;
            case TokenKind.Sign when token.Text == "[":
                var items = List("]");
                return row => new JsonArray([.. items.Select(item => item(row)).Where(item => item is not Undefined).Select(Values.To)]);
            case TokenKind.Sign when token.Text == "{":
                return ObjectFields();
            case TokenKind.Word:
                return Named(token.Text);
            default:
                throw tokens.Expected("an expression");
        }
    }

    private Expression Named(string word)
    {
        if (tokens.Current.IsSign("("))
        {
            return Call(word.ToUpperInvariant());
        }

        return word.ToUpperInvariant() switch
        {
            "TRUE" => _ => true,
            "FALSE" => _ => false,
            "NULL" => _ => null,
            "UNDEFINED" => _ => Undefined.Value,
            _ => row => row.Names.TryGetValue(word, out var value) ? value : throw new QueryException($"Identifier '{word}' could not be resolved."),
        };
    }

    private Expression Call(string function)
    {
        tokens.Take();
        if (function == "ARRAY" && tokens.Word("SELECT"))
        {
            return Subquery.Parse(tokens, this);
        }

        var start = tokens.Place;
        var arguments = List(")");
        if (!Functions.IsAggregate(function))
        {
            return Functions.Find(function, arguments);
        }

        var text = tokens.Since(start);
        Aggregate = new(function, text[..^1]);
        return Functions.OverGroup(function, arguments[0]);
    }

    private List<Expression> InParentheses()
    {
        tokens.NeedSign("(");
        return List(")");
    }

    private List<Expression> List(string end)
    {
        var list = new List<Expression>();
        while (!tokens.Sign(end))
        {
            if (list.Count > 0)
            {
                tokens.NeedSign(",");
            }

            list.Add(Parse());
        }

        return list;
    }

    private Expression ObjectFields()
    {
        var fields = new List<(string Name, Expression Value)>();
        while (!tokens.Sign("}"))
        {
            if (fields.Count > 0)
            {
                tokens.NeedSign(",");
            }

            var name = tokens.Take().Text;
            tokens.NeedSign(":");
            fields.Add((name, Parse()));
        }

        return row => Runner.Object(fields.Select(field => (field.Name, field.Value(row))));
    }
}
