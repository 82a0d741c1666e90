namespace FeedbackPipeline.Reviewing.Emerging;

/// <summary>
/// Which words stand in more comments of one set than of another: Fisher's exact test of each, and Benjamini and Hochberg's rule (1995) over all words compared,
/// so that of those shown about one in ten at most is there by chance alone, if comments are independent. One person who writes often is not, so whoever shows a word also asks how many people used it.
/// </summary>
public static class CompareTerms
{
    /// <summary>Comments each set must have; below that nothing is compared.</summary>
    public const int FewestComments = 20;

    /// <summary>Comments a small group must have to be set beside all others.</summary>
    public const int FewestOfGroup = 10;

    /// <summary>Different people who must have used a word for it to be shown: the small-number rule.</summary>
    public const int FewestPeople = 5;

    /// <summary>In both sets together. A rule on one set alone would choose words by what is tested.</summary>
    private const int FewestTogether = 10;

    private const double FalseShare = 0.1;
    private const double Inside = 0.8;

    /// <summary>Words that stand out in <paramref name="here"/>, the strongest first; empty while there is too little to compare.</summary>
    /// <param name="fewest">Comments there must be <paramref name="here"/>.</param>
    public static IReadOnlyList<RisingTerm> Of(TermCounts here, TermCounts there, int fewest = FewestComments)
    {
        if (here.Comments < fewest || there.Comments < FewestComments)
        {
            return [];
        }

        var compared = here.Terms.Keys.Union(there.Terms.Keys)
            .Select(term => Compare(term, here, there))
            .Where(term => term.Here + term.There >= FewestTogether)
            .OrderBy(term => term.Chance).ThenBy(term => term.Term, StringComparer.Ordinal)
            .ToList();
        var passed = Enumerable.Range(1, compared.Count).LastOrDefault(rank => compared[rank - 1].Chance <= FalseShare * rank / compared.Count);
        var shown = compared.Take(passed).Where(term => term.Here >= FewestPeople).ToList();
        return [.. shown.Where(term => !shown.Any(pair => pair.Term != term.Term && $" {pair.Term} ".Contains($" {term.Term} ", StringComparison.Ordinal) && pair.Here >= Inside * term.Here))];
    }

    private static RisingTerm Compare(string term, TermCounts here, TermCounts there)
    {
        var (one, other) = (Math.Min(here.Comments, here.Terms.GetValueOrDefault(term)), Math.Min(there.Comments, there.Terms.GetValueOrDefault(term)));
        return new(term, one, other, ExactTail.AtLeast(one, one + other, here.Comments, here.Comments + there.Comments));
    }
}

/// <param name="Comments">How many comments there are.</param>
/// <param name="Terms">How many of them have each word.</param>
public sealed record TermCounts(int Comments, IReadOnlyDictionary<string, int> Terms)
{
    /// <summary>What is left when another set, a part of this one, is taken out.</summary>
    public TermCounts Without(TermCounts part)
        => new(Math.Max(0, Comments - part.Comments), Terms.ToDictionary(term => term.Key, term => Math.Max(0, term.Value - part.Terms.GetValueOrDefault(term.Key))));
}

/// <param name="Here">Comments with it.</param>
/// <param name="There">Comments with it in the other set.</param>
/// <param name="Chance">How likely so many or more would be, were both sets alike.</param>
public sealed record RisingTerm(string Term, int Here, int There, double Chance);
