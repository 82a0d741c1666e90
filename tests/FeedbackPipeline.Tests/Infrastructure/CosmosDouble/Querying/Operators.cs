namespace FeedbackPipeline.Tests.Infrastructure.CosmosDouble.Querying;

/// <summary>Operators over values, with the three-valued logic of undefined.</summary>
internal static class Operators
{
    public static Expression Or(Expression left, Expression right) => row => (left(row), right(row)) switch
    {
        (true, _) or (_, true) => true,
        (false, false) => false,
        _ => Undefined.Value,
    };

    public static Expression And(Expression left, Expression right) => row => (left(row), right(row)) switch
    {
        (false, _) or (_, false) => false,
        (true, true) => true,
        _ => Undefined.Value,
    };

    public static Expression Not(Expression value) => row => value(row) is bool truth ? !truth : Undefined.Value;

    public static Expression In(Expression value, List<Expression> list) => row => value(row) is var sought and not Undefined
        ? list.Exists(item => Values.AreEqual(sought, item(row)))
        : Undefined.Value;

    public static Expression Between(Expression value, Expression least, Expression most) => And(Comparison(">=", value, least), Comparison("<=", value, most));

    public static Expression Comparison(string sign, Expression left, Expression right) => row =>
    {
        var (one, other) = (left(row), right(row));
        if (one is Undefined || other is Undefined)
        {
            return Undefined.Value;
        }

        if (sign is "=" or "!=" or "<>")
        {
            return Values.SameKind(one, other) ? Values.AreEqual(one, other) == (sign == "=") : Undefined.Value;
        }

        return Values.Compare(one, other) is not { } order ? Undefined.Value : sign switch { "<" => order < 0, "<=" => order <= 0, ">" => order > 0, _ => order >= 0 };
    };

    public static Expression Arithmetic(string sign, Expression left, Expression right) => row => (sign, left(row), right(row)) switch
    {
        ("??", Undefined, var other) => other,
        ("??", var one, _) => one,
        ("||", string one, string other) => one + other,
        ("+", double one, double other) => one + other,
        ("-", double one, double other) => one - other,
        ("*", double one, double other) => one * other,
        ("/", double one, double other) => one / other,
        ("%", double one, double other) => one % other,
        _ => Undefined.Value,
    };
}
