using FeedbackPipeline.Tagging;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Storing.Cosmos.Tagging;

/// <summary>What tagging makes of a feedback: the same tags twice leave the same, and what a person decided stays.</summary>
internal static class PutTags
{
    public static (FeedbackDocument Next, bool Tell) On(FeedbackDocument before, TaggedFeedback tagged, DateTimeOffset now)
    {
        var decision = KeptDecision.Newest(before);
        var counts = decision?.Over(tagged) ?? tagged;
        var (concerns, tell) = RaiseConcerns.On(before.Concerns, tagged.Concerns, now);
        var next = before with
        {
            State = FeedbackState.Tagged,
            Language = before.Language ?? tagged.Language,
            Words = [.. before.Words.Select(word => Redact(word, tagged.Redacted))],
            Themes = counts.Themes,
            Sentiment = counts.Sentiment.Label,
            SentimentScore = counts.Sentiment.Score,
            Tagger = tagged.Tagger,
            Half = tagged.Whole ? null : now,
            Refused = tagged.Refused,
            Terms = tagged.Terms,
            Concerns = concerns,
            Machine = new(
                tagged.Themes,
                tagged.Sentiment.Label,
                tagged.Sentiment.Score,
                tagged.Surety,
                before.Machine?.Sampled ?? tagged.Sampled,
                !tagged.NotThemed,
                decision is not null),
        };
        return (before.State == FeedbackState.Tagged ? next : next.Announce(), tell);
    }

    /// <returns>Null where it was tagged, or put down as failed, before.</returns>
    public static (FeedbackDocument Next, bool Tell)? OnFailure(FeedbackDocument before, IReadOnlyList<Concern> found, DateTimeOffset now)
    {
        if (before.State != FeedbackState.Received)
        {
            return null;
        }

        var (concerns, tell) = RaiseConcerns.On(before.Concerns, found, now);
        return ((before with { State = FeedbackState.Failed, Concerns = concerns }).Announce(), tell);
    }

    private static KeptAnswer Redact(KeptAnswer word, IReadOnlyList<Answer> redacted)
    {
        var found = redacted.FirstOrDefault(answer => answer.Question == word.Question);
        return word with { Redacted = found?.Text, EnglishRedacted = found?.English ?? (word.English is null ? null : word.EnglishRedacted) };
    }
}
