using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Reviewing.Reading;

/// <summary>What a list of feedback is narrowed to. Null means everything.</summary>
/// <param name="Places">Ids; never empty.</param>
/// <param name="Language">A code as the tagger writes it, or <see cref="OtherLanguages"/>.</param>
/// <param name="NotYetTagged">Only what the tagger has not read, or could not.</param>
/// <param name="Unread">Only what no person has marked as read.</param>
/// <param name="From">Received at or after.</param>
/// <param name="Before">Received before.</param>
public sealed record FeedbackFilter(
    IReadOnlyList<string> Places,
    string? Theme = null,
    Sentiment? Sentiment = null,
    Channel? Channel = null,
    string? Language = null,
    bool NotYetTagged = false,
    bool Unread = false,
    DateTimeOffset? From = null,
    DateTimeOffset? Before = null)
{
    /// <summary>Every language but English.</summary>
    public const string OtherLanguages = "other";

    public const string English = "en";

    public bool LanguageFits(string? language)
        => Language is null || (Language == OtherLanguages ? language is not (null or English) : language == Language);
}
