using FeedbackPipeline.Messages;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Hosting.Doctoring;

/// <summary>The queues answer and nothing was given up.</summary>
internal sealed class QueueCheckup(IMessageQueue queue) : ICheckup
{
    public string Name => "queue";

    public async Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        long waiting = 0;
        long poisoned = 0;
        foreach (var name in Queues.All)
        {
            waiting += await queue.CountAsync(name, cancellationToken);
            poisoned += await queue.CountAsync(Queues.PoisonOf(name), cancellationToken);
        }

        return poisoned > 0
            ? Finding.Wrong($"{poisoned} messages were given up after five tries. Mend the cause the log names, then run replay-poison.")
            : Finding.Fine($"{waiting} messages wait, none was given up.");
    }
}
