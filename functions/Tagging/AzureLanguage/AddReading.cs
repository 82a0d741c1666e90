using FeedbackPipeline.Tagging.Languages;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tagging.AzureLanguage;

/// <summary>Adds what a second reader says to our own tags. Concerns and themes stay ours.</summary>
internal static class AddReading
{
    /// <summary>The tags as they are where this text was not read.</summary>
    public static Tags To(Tags tags, SecondReadings second)
        => !second.Texts.TryGetValue(tags.Redacted, out var reading) ? tags : tags with
        {
            Redacted = reading.Redacted,
            Language = tags.Language == DetectLanguage.Undetermined ? reading.Language ?? tags.Language : tags.Language,
            Sentiment = reading.Sentiment ?? tags.Sentiment,
        };

    /// <summary>Key phrases of texts as they are after <see cref="To"/>.</summary>
    public static IEnumerable<string> KeyPhrases(IEnumerable<Tags> read, SecondReadings second)
        => read.SelectMany(tags => second.Texts.Values.Where(reading => reading.Redacted == tags.Redacted)).SelectMany(reading => reading.KeyPhrases);
}
