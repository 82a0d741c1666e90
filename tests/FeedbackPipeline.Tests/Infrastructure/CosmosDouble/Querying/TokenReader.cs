namespace FeedbackPipeline.Tests.Infrastructure.CosmosDouble.Querying;

/// <summary>Goes through the tokens of a query.</summary>
internal sealed class TokenReader(string query)
{
    private readonly List<Token> tokens = Lexer.Tokens(query);

    public int Place { get; private set; }

    public Token Current => tokens[Place];

    public Token Following => tokens[Math.Min(Place + 1, tokens.Count - 1)];

    /// <summary>The token before the current one, or an earlier one.</summary>
    public Token Before(int by = 1) => tokens[Place - by];

    public Token Take() => tokens[Current.Kind == TokenKind.End ? throw Expected("more") : Place++];

    public bool Word(string word)
    {
        var found = Current.IsWord(word);
        Place += found ? 1 : 0;
        return found;
    }

    public bool Sign(string sign)
    {
        var found = Current.IsSign(sign);
        Place += found ? 1 : 0;
        return found;
    }

    public string? AnySign(params ReadOnlySpan<string> signs) => Current.Kind == TokenKind.Sign && signs.Contains(Current.Text) ? Take().Text : null;

    public void NeedWord(string word)
    {
        if (!Word(word))
        {
            throw Expected(word);
        }
    }

    public void NeedSign(string sign)
    {
        if (!Sign(sign))
        {
            throw Expected(sign);
        }
    }

    public void NeedEnd()
    {
        if (Current.Kind != TokenKind.End)
        {
            throw Expected("the end");
        }
    }

    /// <summary>The query's text from a place up to here.</summary>
    public string Since(int place) => place == Place ? "" : query[tokens[place].Start..Before().End];

    public QueryException Expected(string what) => new($"Syntax error, expected {what} near '{Current.Text}' at {Current.Start}; this double knows a part of the language only.");
}
