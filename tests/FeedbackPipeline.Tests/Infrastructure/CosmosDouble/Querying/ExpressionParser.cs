using System.Globalization;
using System.Text.Json.Nodes;

namespace FeedbackPipeline.Tests.Infrastructure.CosmosDouble.Querying;

/// <summary>Turns expressions into functions of a row, binding the loosest operators first.</summary>
internal sealed class ExpressionParser(TokenReader tokens, JsonArray? parameters = null)
{
    private readonly Dictionary<string, JsonNode?> given = (parameters ?? []).ToDictionary(parameter => (string)parameter!["name"]!, parameter => parameter!["value"]);

    /// <summary>The last aggregate since it was cleared.</summary>
    public Aggregate? Aggregate { get; set; }

    public Written ParseWritten()
    {
        var start = tokens.Place;
        var expression = Parse();
        return new(expression, tokens.Since(start));
    }

    public Expression Parse()
    {
        var left = And();
        while (tokens.Word("OR"))
        {
            left = Operators.Or(left, And());
        }

        return left;
    }

    /// <summary>A literal or a parameter, as TOP, OFFSET and LIMIT take.</summary>
    public long ParseCount() => tokens.Current.Kind is TokenKind.Number or TokenKind.Parameter && Primary()(new([])) is double count ? (long)count : throw tokens.Expected("a number");

    /// <summary>A value with the fields and items after it.</summary>
    public Expression ParsePath()
    {
        var left = Primary();
        while (true)
        {
            var value = left;
            if (tokens.Sign("."))
            {
                var name = tokens.Take().Text;
                left = row => Values.Field(value(row), name);
            }
            else if (tokens.Sign("["))
            {
                var key = Parse();
                tokens.NeedSign("]");
                left = row => Values.Item(value(row), key(row));
            }
            else
            {
                return left;
            }
        }
    }

    private Expression And()
    {
        var left = Not();
        while (tokens.Word("AND"))
        {
            left = Operators.And(left, Not());
        }

        return left;
    }

    private Expression Not() => tokens.Word("NOT") ? Operators.Not(Not()) : Comparison();

    private Expression Comparison()
    {
        var left = Sum();
        while (true)
        {
            if (tokens.Current.IsWord("NOT") && tokens.Following.IsWord("IN"))
            {
                tokens.Take();
                tokens.Take();
                left = Operators.Not(Operators.In(left, InParentheses()));
            }
            else if (tokens.Word("IN"))
            {
                left = Operators.In(left, InParentheses());
            }
            else if (tokens.Word("BETWEEN"))
            {
                var least = Sum();
                tokens.NeedWord("AND");
                left = Operators.Between(left, least, Sum());
            }
            else if (tokens.AnySign("=", "!=", "<>", "<", "<=", ">", ">=") is { } sign)
            {
                left = Operators.Comparison(sign, left, Sum());
            }
            else
            {
                return left;
            }
        }
    }

    private Expression Sum()
    {
        var left = Product();
        while (tokens.AnySign("+", "-", "||", "??") is { } sign)
        {
            left = Operators.Arithmetic(sign, left, Product());
        }

        return left;
    }

    private Expression Product()
    {
        var left = Signed();
        while (tokens.AnySign("*", "/", "%") is { } sign)
        {
            left = Operators.Arithmetic(sign, left, Signed());
        }

        return left;
    }

    private Expression Signed() => tokens.Sign("-") ? Operators.Arithmetic("-", _ => 0d, Signed()) : ParsePath();

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
