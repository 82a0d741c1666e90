using FeedbackPipeline.Messages;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Collecting.Transcripts;

/// <summary>Deletes transcripts nobody checked in time, every hour.</summary>
public sealed partial class ForgetTranscripts(ITranscriptDrafts drafts, IOptions<CollectingOptions> options, TimeProvider time, ILogger<ForgetTranscripts> logger) : ITimedWork
{
    public string Name => "fn-forget-transcripts";

    public TimeSpan Every => TimeSpan.FromHours(1);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var deleted = await drafts.DropOldAsync(KeptFor.CutOff(time.GetUtcNow(), options.Value.DraftDays, Every), cancellationToken);
        if (deleted > 0)
        {
            Log.Forgotten(logger, deleted);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Deleted {Deleted} transcripts that nobody checked.")]
        public static partial void Forgotten(ILogger logger, int deleted);
    }
}
