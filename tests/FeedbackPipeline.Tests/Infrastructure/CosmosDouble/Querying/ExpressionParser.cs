using System.Text.Json.Nodes;

namespace FeedbackPipeline.Tests.Infrastructure.CosmosDouble.Querying;

/// <summary>Turns expressions into functions of a row, binding the loosest operators first.</summary>
internal sealed partial class ExpressionParser(TokenReader tokens, JsonArray? parameters = null)
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
}
