using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tagging.AzureLanguage;

/// <summary>What the service says about one redacted text. It never says anything about concerns.</summary>
/// <param name="Redacted">The text with what it found removed too.</param>
/// <param name="Language">ISO 639-1; null where it was not asked or does not know.</param>
/// <param name="Sentiment">Null where it was not asked or did not answer.</param>
/// <param name="KeyPhrases">Only those whose words are still in the text.</param>
public sealed record SecondReading(string Redacted, string? Language, ScoredSentiment? Sentiment, IReadOnlyList<string> KeyPhrases);

/// <summary>What the service says about a submission, by the redacted text that was sent.</summary>
public sealed record SecondReadings(IReadOnlyDictionary<string, SecondReading> Texts, ReadingOutcome Outcome)
{
    public static readonly SecondReadings None = new(new Dictionary<string, SecondReading>(), ReadingOutcome.Unanswered);
}

/// <summary>How far a second reading came, best first. What is worse than the best leaves things that it would have found.</summary>
public enum ReadingOutcome
{
    Whole,

    /// <summary>It answered, and refused or left out some of the text.</summary>
    Refused,

    /// <summary>A call failed.</summary>
    Unanswered,
}
