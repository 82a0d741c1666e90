using System.Globalization;
using System.Text;

namespace FeedbackPipeline.Tests.Infrastructure.CosmosDouble.Querying;

internal enum TokenKind
{
    Word,
    Number,
    Text,
    Parameter,
    Sign,
    End,
}

internal readonly record struct Token(TokenKind Kind, string Text, int Start, int End)
{
    public bool IsWord(string word) => Kind == TokenKind.Word && Text.Equals(word, StringComparison.OrdinalIgnoreCase);

    public bool IsSign(string sign) => Kind == TokenKind.Sign && Text == sign;
}

/// <summary>Cuts a query into words, numbers, texts, parameters and signs.</summary>
internal sealed class Lexer(string query)
{
    private static readonly string[] Pairs = ["<=", ">=", "!=", "<>", "||", "??"];
    private int place;

    public static List<Token> Tokens(string query)
    {
        var lexer = new Lexer(query);
        var tokens = new List<Token>();
        while (lexer.Next() is { } token)
        {
            tokens.Add(token);
        }

        tokens.Add(new(TokenKind.End, "", query.Length, query.Length));
        return tokens;
    }

    private Token? Next()
    {
        While(char.IsWhiteSpace);
        if (place == query.Length)
        {
            return null;
        }

        var start = place;
        var first = query[place++];
        switch (first)
        {
            case '\'' or '"':
                var text = Quoted(first);
                return new(TokenKind.Text, text, start, place);
            case '@':
                While(IsWordLetter);
                return new(TokenKind.Parameter, query[start..place], start, place);
            case var digit when char.IsAsciiDigit(digit):
                While(letter => char.IsAsciiDigit(letter) || letter is '.' or 'e' or 'E' || (letter is '+' or '-' && query[place - 1] is 'e' or 'E'));
                return new(TokenKind.Number, query[start..place], start, place);
            case var letter when IsWordLetter(letter):
                While(IsWordLetter);
                return new(TokenKind.Word, query[start..place], start, place);
            default:
                place += place < query.Length && Pairs.Contains(query[start..(place + 1)]) ? 1 : 0;
                return new(TokenKind.Sign, query[start..place], start, place);
        }
    }

    private static bool IsWordLetter(char letter) => char.IsLetterOrDigit(letter) || letter is '_' or '$';

    private void While(Func<char, bool> goesOn)
    {
        while (place < query.Length && goesOn(query[place]))
        {
            place++;
        }
    }

    private string Quoted(char quote)
    {
        var text = new StringBuilder();
        while (place < query.Length && query[place] != quote)
        {
            text.Append(query[place] == '\\' ? Escaped() : query[place]);
            place++;
        }

        if (place++ == query.Length)
        {
            throw new QueryException("Syntax error, unterminated string.");
        }

        return text.ToString();
    }

    private char Escaped()
    {
        place++;
        if (query[place] != 'u')
        {
            return query[place] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', 'b' => '\b', 'f' => '\f', var other => other };
        }

        place += 4;
        return (char)int.Parse(query.AsSpan(place - 3, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }
}
