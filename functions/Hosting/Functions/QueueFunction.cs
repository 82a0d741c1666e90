using FeedbackPipeline.Hosting.Functions.Invoking;
using FeedbackPipeline.Messages;
using FeedbackPipeline.Messages.Pumping;

namespace FeedbackPipeline.Hosting.Functions;

/// <summary>
/// Works one message that the host took from a queue. After its last try the failure is put on record and the body moved to the poison queue; what is not ours
/// goes there at once, since no further try would make it ours. We move it, since what the host moves is gone after a week; where that fails, the host does.
/// </summary>
internal sealed class QueueFunction(string name, IMessageHandler handler, WorkMessage work, IMessageQueue queue, TimeSpan longest) : IFunction
{
    /// <summary>The binding's name in every <c>function.json</c> with a queue.</summary>
    public const string Binding = "message";

    public string Name => name;

    public async Task<InvocationAnswer> RunAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        var body = invocation.Required(Binding).AsText();
        switch (await work.RunAsync(handler, new(invocation.Id, body, invocation.DequeueCount), longest, cancellationToken))
        {
            case WorkOutcome.Done:
                return InvocationAnswer.Done($"{Name}: done");
            case WorkOutcome.NotOurs:
                await queue.SendAsync(Queues.PoisonOf(handler.Queue), handler.AsPoison(body), null, cancellationToken);
                return InvocationAnswer.Done($"{Name}: not ours, moved to the poison queue");
            case WorkOutcome.GivenUp:
                await queue.SendAsync(Queues.PoisonOf(handler.Queue), handler.AsPoison(body), null, cancellationToken);
                return InvocationAnswer.Done($"{Name}: given up, put on record and moved to the poison queue");
            default:
                return InvocationAnswer.Again($"{Name}: failed, to be tried again");
        }
    }
}
