using FeedbackPipeline.Tagging.Languages;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tagging;

/// <summary>Makes the tags of a submission out of the tags of its answers.</summary>
internal static class CombineAnswers
{
    /// <summary>Each theme once, with its highest score, strongest first.</summary>
    public static IReadOnlyList<ScoredTheme> Themes(IEnumerable<Tags> answers)
        => [.. answers.SelectMany(answer => answer.Themes).GroupBy(theme => theme.Id).Select(same => same.MaxBy(theme => theme.Score)!).OrderByDescending(theme => theme.Score)];

    /// <summary>Good in one answer and bad in another is mixed; a neutral answer beside another tone says nothing.</summary>
    public static ScoredSentiment Sentiment(IReadOnlyList<ScoredSentiment> answers)
    {
        var toned = answers.Where(tone => tone.Label != Vocabulary.Sentiment.Neutral).ToList();
        if (toned.Count == 0)
        {
            return answers.MaxBy(tone => tone.Score) ?? new(Vocabulary.Sentiment.Neutral, 0.5);
        }

        var labels = toned.Select(tone => tone.Label).Distinct().ToList();
        return labels.Count == 1 ? toned.MaxBy(tone => tone.Score)! : new(Vocabulary.Sentiment.Mixed, toned.Min(tone => tone.Score));
    }

    /// <summary>The language of the longest answer whose language could be told.</summary>
    public static string Language(IEnumerable<(Tags Tags, Answer Answer)> answers)
        => answers.Where(pair => pair.Tags.Language != DetectLanguage.Undetermined).OrderByDescending(pair => pair.Answer.Text.Length).FirstOrDefault().Tags?.Language
            ?? DetectLanguage.Undetermined;
}
