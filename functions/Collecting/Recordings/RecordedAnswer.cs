using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Collecting.Recordings;

/// <summary>How words of a recording stand among the answers of a feedback.</summary>
public static class RecordedAnswer
{
    /// <summary>Id of the question they answer.</summary>
    public const string Question = "recording";

    /// <summary>Beside checked words where nobody has checked yet; only shown to whoever handles a concern.</summary>
    public const string Unchecked = "recording-not-checked";

    public static Answer Of(string words) => new(Question, words, Asked);

    /// <summary>People say good and bad things in one breath.</summary>
    public const string Asked = "nonspecific";
}
