using System.Text.Json.Nodes;

namespace FeedbackPipeline.Tests.Infrastructure.CosmosDouble.Querying;

/// <summary>Reads the clauses of a query, or the condition of a patch.</summary>
internal sealed class Parser
{
    private static readonly HashSet<string> Keywords = new(StringComparer.OrdinalIgnoreCase)
    {
        "FROM", "WHERE", "GROUP", "ORDER", "OFFSET", "LIMIT", "JOIN", "AS", "IN", "AND", "OR", "NOT", "BETWEEN", "ASC", "DESC", "BY",
    };

    private readonly TokenReader tokens;
    private readonly ExpressionParser expressions;
    private readonly Query query = new();

    public Parser(string text, JsonArray? parameters = null)
    {
        tokens = new(text);
        expressions = new(tokens, parameters);
    }

    public Query Parse()
    {
        tokens.NeedWord("SELECT");
        query.Distinct = tokens.Word("DISTINCT");
        query.Top = tokens.Word("TOP") ? expressions.ParseCount() : null;
        query.IsValue = tokens.Word("VALUE");
        query.IsStar = !query.IsValue && tokens.Sign("*");
        if (!query.IsStar)
        {
            Separated(ParseItem);
        }

        var from = tokens.Place;
        ParseFrom();
        query.FromText = tokens.Since(from);
        query.Where = tokens.Word("WHERE") ? expressions.ParseWritten() : null;
        if (tokens.Word("GROUP"))
        {
            tokens.NeedWord("BY");
            Separated(() => query.GroupBy.Add(expressions.ParseWritten()));
        }

        if (tokens.Word("ORDER"))
        {
            tokens.NeedWord("BY");
            Separated(ParseOrder);
        }

        if (tokens.Word("OFFSET"))
        {
            query.Offset = expressions.ParseCount();
            tokens.NeedWord("LIMIT");
            query.Limit = expressions.ParseCount();
        }

        tokens.NeedEnd();
        return query;
    }

    /// <summary>A patch's <c>FROM c WHERE …</c>.</summary>
    public Func<JsonObject, bool> ParseCondition()
    {
        ParseFrom();
        tokens.NeedWord("WHERE");
        var condition = expressions.Parse();
        tokens.NeedEnd();
        return body => condition(query.RowOf(body)) is true;
    }

    private void Separated(Action parse)
    {
        do
        {
            parse();
        }
        while (tokens.Sign(","));
    }

    private void ParseItem()
    {
        expressions.Aggregate = null;
        var start = tokens.Current;
        var value = expressions.ParseWritten();
        var aggregate = expressions.Aggregate;
        var alone = aggregate != null && start.IsWord(aggregate.Function) && tokens.Before().IsSign(")") ? aggregate : null;
        var implied = aggregate == null ? ImpliedName() : null;
        query.Items.Add(new(value, Alias() ?? implied ?? $"${query.Items.Count + 1}", aggregate != null, alone));
    }

    private string? ImpliedName() => tokens.Before() switch
    {
        { Kind: TokenKind.Word } name => name.Text,
        var bracket when bracket.IsSign("]") && tokens.Before(2).Kind == TokenKind.Text => tokens.Before(2).Text,
        _ => null,
    };

    private string? Alias() => tokens.Word("AS") || (tokens.Current.Kind == TokenKind.Word && !Keywords.Contains(tokens.Current.Text)) ? tokens.Take().Text : null;

    private void ParseFrom()
    {
        if (!tokens.Word("FROM"))
        {
            return;
        }

        query.Root = tokens.Take().Text;
        query.Root = Alias() ?? query.Root;
        while (tokens.Word("JOIN"))
        {
            var name = tokens.Take().Text;
            tokens.NeedWord("IN");
            query.Joins.Add((name, expressions.ParsePath()));
        }
    }

    private void ParseOrder()
    {
        var value = expressions.ParseWritten();
        var descending = tokens.Word("DESC");
        if (!descending)
        {
            tokens.Word("ASC");
        }

        query.OrderBy.Add(new(value, descending));
    }
}
