using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Storing.Cosmos.Reviewing;

/// <summary>Words as they were given. Only asked for after the look was put on record.</summary>
internal static class OriginalWords
{
    public static List<Answer> Of(FeedbackDocument feedback)
        => [.. feedback.Words.OrderBy(word => word.Question, StringComparer.Ordinal).Select(word => new Answer(word.Question, word.Text, word.Asked))];
}
