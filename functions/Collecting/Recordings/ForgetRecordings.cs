using FeedbackPipeline.Messages;
using FeedbackPipeline.Vocabulary;
using Microsoft.Extensions.Options;

namespace FeedbackPipeline.Collecting.Recordings;

/// <summary>
/// Deletes recordings whose words were checked long enough ago, and those that no form and no feedback knows: of forms that were given up, and of what broke
/// off half-way. One that nobody has checked is kept, whatever its age, since its words are nowhere else.
/// </summary>
public sealed partial class ForgetRecordings(IRecordingBook book, IRecordingShelf shelf, IOptions<RecordingOptions> options, TimeProvider time, ILogger<ForgetRecordings> logger) : ITimedWork
{
    /// <summary>Longer than it can take from putting a recording on the shelf to writing down where.</summary>
    private static readonly TimeSpan UnderWay = TimeSpan.FromHours(1);

    public string Name => "fn-forget-recordings";

    public TimeSpan Every => TimeSpan.FromHours(1);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var settled = await book.SettledBeforeAsync(KeptFor.CutOff(now, options.Value.DaysAfterCheck, Every), cancellationToken);
        foreach (var (feedbackId, name) in settled)
        {
            await shelf.DeleteAsync(name, cancellationToken);
            await book.ForgetAsync(feedbackId, cancellationToken);
        }

        // Listed before anybody is asked who knows them: what is put there meanwhile is not in the list.
        var old = await shelf.UntouchedSinceAsync(now - UnderWay, cancellationToken);
        var known = old.Count == 0 ? null : await book.NamesAsync(cancellationToken);
        var lost = old.Where(entry => !known!.Contains(entry.Name)).ToList();
        foreach (var entry in lost)
        {
            await shelf.DeleteUntouchedAsync(entry, cancellationToken);
        }

        if (settled.Count + lost.Count > 0)
        {
            Log.Forgotten(logger, settled.Count, lost.Count);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Deleted {Settled} recordings after their time, and {Lost} that nothing knew.")]
        public static partial void Forgotten(ILogger logger, int settled, int lost);
    }
}
