using FeedbackPipeline.Tagging.Theming;
using FeedbackPipeline.Tagging.Theming.Editing;
using FeedbackPipeline.Tagging.Theming.Following;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tagging.Retagging;

/// <summary>The organisation's themes can be used, and comments are tagged by them.</summary>
internal sealed class RetaggingCheckup(IRetagging retagging, FollowThemes follow, ThemeFrameworks frameworks, TagFeedback tag) : ICheckup
{
    public string Name => "themes";

    public async Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        await follow.RefreshAsync(cancellationToken);
        var framework = frameworks.Find(follow.Framework)!;
        var errors = CheckFramework.Of(framework);
        if (errors.Count > 0)
        {
            return Finding.Wrong($"The themes of '{framework.Id}' version {framework.Version} have a mistake: {errors[0].Field} {errors[0].Rule} Change it under Settings, Themes.");
        }

        var progress = await retagging.ProgressAsync(tag.Version, cancellationToken);
        return progress.Outdated == 0
            ? Finding.Fine($"{framework.Themes.Count} themes of '{framework.Id}' version {framework.Version}.")
            : progress.Open
            ? Finding.Fine($"Comments are being read again: {progress.Done} of {progress.Tagged} done.")
            : Finding.Advice($"{progress.Outdated} of {progress.Tagged} comments were tagged by an older version. Press 'Read all comments again' under Settings, Themes.");
    }
}
