namespace FeedbackPipeline.Tests.Hosting.Functions.Simulating;

/// <summary>Delivers the messages of one queue by the rules of the storage queue extension.</summary>
internal sealed class QueueListener(FunctionFile function, HostJson settings, IHostQueue queue, CallHandler handler, TimeProvider time)
{
    /// <summary>Instead of the pause in <c>host.json</c>, for queues whose clock no test can move.</summary>
    public TimeSpan? Pause { get; init; }

    /// <summary>Takes one batch and settles it.</summary>
    /// <returns>What became of each message that was run.</returns>
    public async Task<IReadOnlyList<CallResult>> RunOnceAsync(CancellationToken cancellationToken)
    {
        var results = new List<CallResult>();
        foreach (var message in await queue.TakeAsync(function.Queue!, settings.BatchSize, cancellationToken))
        {
            if (message.Dequeued > settings.MaximumDequeueCount)
            {
                await PoisonAsync(message, cancellationToken);
                continue;
            }

            var result = await handler.CallAsync(function.Name, HostPayload.OfMessage(function.Name, function.BindingName, message, time.GetUtcNow()), cancellationToken);
            results.Add(result);
            await SettleAsync(message, result, cancellationToken);
        }

        return results;
    }

    private Task SettleAsync(HostMessage message, CallResult result, CancellationToken cancellationToken) => result switch
    {
        CallResult.Succeeded => queue.DeleteAsync(function.Queue!, message, cancellationToken),
        _ when message.Dequeued < settings.MaximumDequeueCount => queue.ReleaseAsync(function.Queue!, message, Pause ?? settings.VisibilityTimeout, cancellationToken),
        _ => PoisonAsync(message, cancellationToken),
    };

    private async Task PoisonAsync(HostMessage message, CancellationToken cancellationToken)
    {
        await queue.SendAsync($"{function.Queue}-poison", message.Body, cancellationToken);
        await queue.DeleteAsync(function.Queue!, message, cancellationToken);
    }
}
