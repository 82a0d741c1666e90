using FeedbackPipeline.Messages;
using FeedbackPipeline.Tagging.AzureLanguage;
using FeedbackPipeline.Tagging.Theming.Following;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tagging.Retagging;

/// <summary>
/// Reads comments again after the themes were edited or something was learned, a page at a time. What is left to do is whatever an older version has tagged, so
/// a process that is killed goes on where it was, and each comment's old counts go when its new ones come.
/// </summary>
public sealed partial class RetagFeedback(
    IRetagging retagging,
    ITaggingStore store,
    TagFeedback tag,
    FollowThemes follow,
    TimeProvider time,
    ILogger<RetagFeedback> logger) : ITimedWork
{
    private const int PageSize = 200;
    private static readonly TimeSpan AfterLearning = TimeSpan.FromHours(1);
    private static readonly TimeSpan AfterFailing = TimeSpan.FromMinutes(1);

    private DateTimeOffset notBefore;

    public string Name => "fn-retag";

    public TimeSpan Every => TimeSpan.FromSeconds(2);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await follow.RefreshAsync(cancellationToken);
        await CompleteAsync(cancellationToken);
        await retagging.AskAfterLearningAsync(time.GetUtcNow() - AfterLearning, cancellationToken);
        while (time.GetUtcNow() >= notBefore && await retagging.OpenAsync(cancellationToken) is > 0 and var request)
        {
            await follow.RefreshAsync(cancellationToken);
            var outdated = await retagging.OutdatedAsync(tag.Version, PageSize, cancellationToken);
            if (outdated.Count == 0)
            {
                await retagging.FinishAsync(request, cancellationToken);
                Log.Finished(logger, request);
                return;
            }

            if (!await RetagAllAsync(outdated, cancellationToken))
            {
                Log.Waits(logger, request);
                return;
            }
        }
    }

    /// <summary>What the second reader missed while it did not answer needs nobody to ask for it.</summary>
    private async Task CompleteAsync(CancellationToken cancellationToken)
    {
        while (tag.HasSecondReader
            && time.GetUtcNow() >= notBefore
            && await retagging.HalfReadAsync(time.GetUtcNow() - AfterFailing, PageSize, cancellationToken) is { Count: > 0 } half)
        {
            if (!await RetagAllAsync(half, cancellationToken))
            {
                Log.StillFails(logger, half.Count);
                return;
            }
        }
    }

    /// <returns>False where the second reader failed: nothing is tried for a minute.</returns>
    private async Task<bool> RetagAllAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        foreach (var some in ids.Chunk(tag.AtOnce))
        {
            var done = await Task.WhenAll(some.Select(id => RetagAsync(id, cancellationToken)));
            if (done.Contains(false))
            {
                notBefore = time.GetUtcNow() + AfterFailing;
                return false;
            }
        }

        return true;
    }

    /// <returns>False where the second reader failed: what it found the last time would come back, so the old tags stay and it is tried again.</returns>
    private async Task<bool> RetagAsync(string id, CancellationToken cancellationToken)
    {
        if (await store.LoadAsync(id, cancellationToken) is not { } submission)
        {
            return true;
        }

        var tagged = submission.Answers.Count > 0 ? await TryTagAsync(submission, cancellationToken) : null;
        for (var tries = 1; tries < ReadWithAzure.MostTries && IsLess(tagged, submission); tries++)
        {
            tagged = await TryTagAsync(submission, cancellationToken);
        }

        if (tagged is { Unanswered: true })
        {
            return false;
        }

        if (tagged is null || IsLess(tagged, submission))
        {
            Log.Kept(logger, id);
            await retagging.LeaveAsync(id, tag.Version, cancellationToken);
        }
        else
        {
            await store.SaveAsync(tagged, cancellationToken);
        }

        return true;
    }

    /// <summary>The second reader read all of it once and now refuses some: what it took out then would come back.</summary>
    private bool IsLess(TaggedFeedback? tagged, Submission submission) => tagged is { Unanswered: false, Refused: > 0 } && tag.WasReadWhole(submission);

    /// <summary>One comment that cannot be read again must not hold up the others; it was read once and keeps those tags.</summary>
    private async Task<TaggedFeedback?> TryTagAsync(Submission submission, CancellationToken cancellationToken)
    {
        try
        {
            return await tag.TagAsync(submission, cancellationToken);
        }
#pragma warning disable CA1031 // whatever it was, the old tags are better than none
        catch (Exception problem) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            Log.Failed(logger, problem, submission.Id);
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "All comments were read again for request {Request}.")]
        public static partial void Finished(ILogger logger, long request);

        [LoggerMessage(3, LogLevel.Warning, "Request {Request} to read comments again waits a minute, since the second reader failed.")]
        public static partial void Waits(ILogger logger, long request);

        [LoggerMessage(4, LogLevel.Warning, "The second reader still fails. {Count} comments or more wait for it with our own tags.")]
        public static partial void StillFails(ILogger logger, int count);

        [LoggerMessage(5, LogLevel.Warning, "Feedback {FeedbackId} was not read again and keeps its tags.")]
        public static partial void Kept(ILogger logger, string feedbackId);

        [LoggerMessage(2, LogLevel.Error, "Feedback {FeedbackId} could not be read again and keeps its tags.")]
        public static partial void Failed(ILogger logger, Exception problem, string feedbackId);
    }
}
