using FeedbackPipeline.Collecting.Recordings;
using FeedbackPipeline.Storing.Cosmos.Tagging;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Storing.Cosmos.Collecting;

/// <summary>What happens to the recording of a feedback, as functions of what is known of it. Null where nothing changes.</summary>
internal static class RecordingChanges
{
    public static (FeedbackDocument Next, bool Tell)? Draft(FeedbackDocument before, string heard, IReadOnlyList<Concern> found, DateTimeOffset now)
    {
        if (before.Recording is not { State: RecordingState.Waiting } recording)
        {
            return null;
        }

        var (concerns, tell) = RaiseConcerns.On(before.Concerns, found, now);
        return (before with { Concerns = concerns, Recording = recording with { State = RecordingState.ForPerson, Heard = heard, MayBeHarm = found.Count > 0 } }, tell);
    }

    public static FeedbackDocument? HandOver(FeedbackDocument before, HearingTrouble trouble)
        => before.Recording is { State: RecordingState.Waiting } recording ? before with { Recording = recording with { State = RecordingState.ForPerson, Trouble = trouble } } : null;

    /// <param name="words">Null: no words could be made out.</param>
    public static FeedbackDocument? Settle(FeedbackDocument before, string? words, DateTimeOffset now)
    {
        if (before.Recording is not { Settled: null } recording)
        {
            return null;
        }

        var settled = before with
        {
            Read = before.Read ?? now,
            Recording = recording with { State = words is null ? RecordingState.Unclear : RecordingState.Checked, Settled = now, Heard = words is null ? recording.Heard : null },
        };
        var waited = before.State == FeedbackState.Recorded;
        return words is null
            ? waited ? (settled with { State = FeedbackState.Failed }).Announce() : settled
            : settled with
            {
                State = waited ? FeedbackState.Received : before.State,
                Words = [.. before.Words.Where(word => word.Question != RecordedAnswer.Question), new(RecordedAnswer.Question, RecordedAnswer.Asked, words)],
            };
    }

    public static FeedbackDocument? Forget(FeedbackDocument before)
        => before.Recording is { Shelved: not null } recording ? before with { Recording = recording with { Shelved = null, Heard = null } } : null;
}
