using FeedbackPipeline.Messages;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Collecting.Texting;

/// <summary>Drops the numbers of dialogues that are over: from then on a phone is known by its keyed hash alone.</summary>
public sealed partial class ForgetNumbers(ITextBook book, IOptions<TextingOptions> options, TimeProvider time, ILogger<ForgetNumbers> logger) : ITimedWork
{
    public string Name => "fn-forget-numbers";

    public TimeSpan Every => TimeSpan.FromHours(1);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var forgotten = await book.ForgetAsync(KeptFor.CutOff(time.GetUtcNow(), options.Value.NumberDays, Every), cancellationToken);
        Log.Forgotten(logger, forgotten);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Debug, "Forgot {Numbers} numbers.")]
        public static partial void Forgotten(ILogger logger, int numbers);
    }
}
