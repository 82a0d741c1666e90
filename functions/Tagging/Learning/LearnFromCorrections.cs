using FeedbackPipeline.Messages;
using FeedbackPipeline.Tagging.Modelling.Retraining;
using FeedbackPipeline.Tagging.Theming;
using FeedbackPipeline.Tagging.Theming.Following;

namespace FeedbackPipeline.Tagging.Learning;

/// <summary>
/// Learns anew in the background as soon as people have decided something, always from what came with the product and all that people decided: no model is
/// built on another. Where a checked comment was erased, what it taught goes too.
/// </summary>
public sealed partial class LearnFromCorrections(
    ILearnedModels models,
    FollowThemes follow,
    ThemeFrameworks frameworks,
    ThemeScorers scorers,
    RetrainModel retrain,
    TimeProvider time,
    ILogger<LearnFromCorrections> logger) : ITimedWork
{
    /// <summary>More than this would take more than two seconds.</summary>
    private const int MostCorrections = 4_000;

    public string Name => "fn-learn";

    public TimeSpan Every => TimeSpan.FromSeconds(5);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await follow.RefreshAsync(cancellationToken);
        var version = frameworks.Find(follow.Framework)!.Version;
        var state = await models.StateAsync(follow.Framework, cancellationToken);
        if (state.NewestCheck == (state.Last?.Check ?? 0) && (state.Last is null || state.Last.Version == version))
        {
            return;
        }

        var started = time.GetTimestamp();
        var corrections = await models.CorrectionsAsync(MostCorrections, cancellationToken);
        var model = corrections.Count == 0 ? null : retrain.Run(scorers.ShippedFor(follow.Framework), corrections);
        var took = (long)time.GetElapsedTime(started).TotalMilliseconds;
        await models.KeepAsync(follow.Framework, model?.File, new(state.NewestCheck, corrections.Count, version, time.GetUtcNow(), took), cancellationToken);
        await follow.RefreshAsync(cancellationToken);
        Log.Learned(logger, corrections.Count, took);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Learned from {Corrections} checked comments in {Milliseconds} ms.")]
        public static partial void Learned(ILogger logger, int corrections, long milliseconds);
    }
}
