namespace FeedbackPipeline.Measuring.Folding;

/// <summary>
/// Two questions counted together: <c>age_band&amp;gender</c> with categories like <c>75+&amp;woman</c>. A group can be missing though neither of its parts is.
/// Joint groups have a fifth of the scope's chance of a false alert among them, need 30 people, and their alerts are no one's message: they are shown under an
/// open alert of a part.
/// </summary>
/// <param name="First">Key of the first question.</param>
/// <param name="Second">Key of the other.</param>
public sealed record JointDimension(string First, string Second)
{
    private const char Sign = '&';

    /// <summary>The two parts of a dimension's or a category's code; null where it is not two different codes.</summary>
    public static JointDimension? Parse(string code)
        => code.Split(Sign) is [{ Length: > 0 } first, { Length: > 0 } second] && first != second ? new(first, second) : null;

    /// <summary>The code of a category of both.</summary>
    public static string Category(string first, string second) => $"{first}{Sign}{second}";

    /// <summary>The categories of the two parts that make up a joint category; null where it is none.</summary>
    public static (string First, string Second)? Parts(string category) => category.Split(Sign) is [var first, var second] ? (first, second) : null;

    /// <summary>True where an alert about one of the parts of <paramref name="category"/> is open.</summary>
    public bool IsUnderOpenPart(ScopeState state, string category)
        => Parts(category) is var (first, second)
            && (state.Find(First)?.Find(first)?.Alert is not null || state.Find(Second)?.Find(second)?.Alert is not null);
}
