using FeedbackPipeline.Reviewing.Correcting;
using FeedbackPipeline.Storing.Cosmos.Tagging;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Storing.Cosmos.Reviewing;

/// <summary>
/// What a person's decision makes of the tags of one feedback. The same request again, by its key, changes nothing; of two requests at once the second
/// decides over the first.
/// </summary>
internal static class DecideTags
{
    public static bool IsDone(FeedbackDocument feedback, string key) => feedback.Checks.Any(check => check.Key == key);

    /// <returns>Null where it is not tagged.</returns>
    public static FeedbackDocument? On(FeedbackDocument before, TagDecision decision, string key, string actor, DateTimeOffset now)
    {
        if (before is not { State: FeedbackState.Tagged, Machine: { } machine })
        {
            return null;
        }

        var put = new KeptDecision(decision.Themes, decision.Tone);
        return Put(before, put.Scored, put.Sentiment, KeptDecision.Certain, decided: true) with
        {
            Read = before.Read ?? now,
            Checks = [.. before.Checks, Check(before, machine, key, actor, KindOf(before, decision), put, decision.Reason, now)],
            Decisions = before.Decisions + 1,
        };
    }

    /// <returns>Null where it is not tagged, or nobody has decided anything.</returns>
    public static FeedbackDocument? Undo(FeedbackDocument before, string key, string actor, DateTimeOffset now)
    {
        if (before is not { State: FeedbackState.Tagged, Machine: { } machine, Checks.Count: > 0 })
        {
            return null;
        }

        var back = before.Checks is [.., var one, _] ? KeptDecision.Of(one) : null;
        return Put(before, back?.Scored ?? machine.Themes, back?.Sentiment ?? machine.Sentiment, back is null ? machine.SentimentScore : KeptDecision.Certain, decided: back is not null) with
        {
            Checks = [.. before.Checks, Check(before, machine, key, actor, "undone", back, null, now)],
            Decisions = before.Decisions + 1,
        };
    }

    public static string KindOf(FeedbackDocument before, TagDecision decision)
        => before.Sentiment == decision.Tone && before.Themes.Select(theme => theme.Id).ToHashSet(StringComparer.Ordinal).SetEquals(decision.Themes) ? "kept" : "corrected";

    /// <summary>Codes only: <c>+food -staff tone:negative</c>.</summary>
    public static string? Difference(FeedbackDocument before, TagDecision decision)
    {
        List<string> had = [.. before.Themes.Select(theme => theme.Id)];
        List<string> parts = [.. decision.Themes.Except(had).Select(theme => $"+{theme}"), .. had.Except(decision.Themes).Select(theme => $"-{theme}")];
        if (before.Sentiment != decision.Tone)
        {
            parts.Add($"tone:{Code.Of(decision.Tone)}");
        }

        return parts.Count == 0 ? null : string.Join(' ', parts);
    }

    private static FeedbackDocument Put(FeedbackDocument before, IReadOnlyList<ScoredTheme> themes, Sentiment sentiment, double score, bool decided)
        => before with { Themes = themes, Sentiment = sentiment, SentimentScore = score, Machine = before.Machine! with { Checked = decided } };

    private static KeptCheck Check(FeedbackDocument before, KeptMachineTags machine, string key, string actor, string kind, KeptDecision? decision, string? reason, DateTimeOffset now)
        => new(
            Math.Max(now.ToUnixTimeMilliseconds(), before.Checks is [.., var newest] ? newest.Number + 1 : 0),
            key,
            now,
            actor,
            kind,
            decision?.Themes,
            decision?.Sentiment,
            reason,
            machine.Themes,
            machine.Sentiment,
            machine.Sampled);
}
