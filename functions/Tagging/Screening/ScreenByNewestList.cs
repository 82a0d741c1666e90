using FeedbackPipeline.Tagging.Theming.Following;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tagging.Screening;

/// <summary>Screens by what the safeguarding lead saved last, in whichever process.</summary>
internal sealed partial class ScreenByNewestList(ScreenForConcerns screen, FollowThemes follow, ILogger<ScreenByNewestList> logger) : IScreenWords
{
    public async Task<IReadOnlyList<Concern>> ScreenAsync(string text, CancellationToken cancellationToken)
    {
        try
        {
            await follow.FollowSignalsAsync(cancellationToken);
        }
#pragma warning disable CA1031 // whatever keeps the list from being read, words about harm must still be found
        catch (Exception problem) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            Log.OlderList(logger, problem, screen.Version);
        }

        return screen.Screen(text);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The newest concern list could not be read; version {Version} was used.")]
        public static partial void OlderList(ILogger logger, Exception problem, string version);
    }
}
