using FeedbackPipeline.Reference;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Collecting.AskingAboutYou;

/// <summary>Turns what was chosen on a page into about-you answers.</summary>
internal static class ReadChoice
{
    /// <param name="within">The wide category known from the first step: it stays the answer where no finer one is given.</param>
    public static (IReadOnlyList<AboutAnswer> Answers, string? Error) From(Dimension dimension, Category? within, string[] chosen, bool skips, SuppliedBy suppliedBy)
    {
        if (skips)
        {
            return ([Unanswered(dimension, within, NonAnswer.Skipped, suppliedBy)], null);
        }

        var categories = chosen.Where(dimension.Accepts).Distinct(StringComparer.Ordinal).ToList();
        var nonAnswers = chosen.Where(code => !dimension.Accepts(code)).Select(code => Code.TryParse<NonAnswer>(code, out var value) ? value : (NonAnswer?)null).OfType<NonAnswer>().ToList();
        return (categories.Count, nonAnswers.Count) switch
        {
            (0, 0) => ([], "Choose one answer. Or choose Skip."),
            (0, _) => ([Unanswered(dimension, within, nonAnswers[0], suppliedBy)], null),
            ( > 0, > 0) => ([], "You chose two things that do not fit together. Please choose again."),
            ( > 1, _) when !dimension.Multi => ([], "Choose one answer only."),
            _ => ([.. categories.Select(category => new AboutAnswer(dimension.Key, category, null, suppliedBy))], null),
        };
    }

    private static AboutAnswer Unanswered(Dimension dimension, Category? within, NonAnswer why, SuppliedBy suppliedBy)
        => within is null ? new(dimension.Key, null, why, suppliedBy) : new(dimension.Key, within.Key, null, suppliedBy);
}
