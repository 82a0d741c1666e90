using FeedbackPipeline.Messages;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Hosting.Doctoring;

/// <summary>The queues answer, nothing was given up and nothing has waited long.</summary>
internal sealed class QueueCheckup(IMessageQueue queue, TimeProvider time) : ICheckup
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(15);

    public string Name => "queue";

    public async Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        var (waiting, sinceWaiting) = await LookAsync(name => name, cancellationToken);
        var (poisoned, sincePoisoned) = await LookAsync(Queues.PoisonOf, cancellationToken);
        return (poisoned, time.GetUtcNow() - sinceWaiting) switch
        {
            ( > 0, _) => Finding.Wrong($"{poisoned} messages were given up after five tries{Since(sincePoisoned)}. Mend the cause the log names, then run replay-poison."),
            (_, var age) when age > Long => Finding.Advice($"{waiting} messages wait{Since(sinceWaiting)}. Does the site run?"),
            _ => Finding.Fine($"{waiting} messages wait, none was given up."),
        };
    }

    private static string Since(DateTimeOffset? oldest) => oldest is { } moment ? FormattableString.Invariant($", the oldest since {moment:yyyy-MM-dd HH:mm} UTC") : "";

    private async Task<(long Count, DateTimeOffset? Oldest)> LookAsync(Func<string, string> of, CancellationToken cancellationToken)
    {
        var counts = new List<long>();
        var oldest = new List<DateTimeOffset?>();
        foreach (var name in Queues.All.Select(of))
        {
            counts.Add(await queue.CountAsync(name, cancellationToken));
            oldest.Add(await queue.OldestAsync(name, cancellationToken));
        }

        return (counts.Sum(), oldest.Min());
    }
}
