using FeedbackPipeline.Alerting.Rules;
using FeedbackPipeline.Storing.Cosmos.Measuring;

namespace FeedbackPipeline.Storing.Cosmos.Alerting;

/// <summary>Signals in the partitions of the scopes that wrote them.</summary>
internal sealed class CosmosSignals(CosmosAccount account)
{
    public async Task<IReadOnlyList<WaitingSignal>> WaitingAsync(int most, CancellationToken cancellationToken)
    {
        var waiting = await account.Ledgers.QueryAsync<SignalDocument>(null, "SELECT * FROM c WHERE c.type = 'signal' AND c.handled = false", cancellationToken);
        return
        [
            .. waiting.OrderBy(signal => signal.At).ThenBy(signal => signal.Scope, StringComparer.Ordinal).ThenBy(signal => signal.Number).Take(most)
                .Select(signal => new WaitingSignal(signal.Number, signal.Scope, signal.Sequence, signal.Body)),
        ];
    }

    public async Task<bool> IsHandledAsync(WaitingSignal signal, CancellationToken cancellationToken)
        => (await account.Ledgers.FindAsync<SignalDocument>(signal.Scope, SignalDocument.IdOf(signal.Number), cancellationToken))?.Document.Handled ?? true;

    /// <returns>False where it was handled before.</returns>
    public async Task<bool> MarkHandledAsync(WaitingSignal signal, AuditEntry? beside, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await account.Ledgers.FindAsync<SignalDocument>(signal.Scope, SignalDocument.IdOf(signal.Number), cancellationToken) is not { Document.Handled: false } kept)
            {
                return false;
            }

            var batch = account.Ledgers.Batch(signal.Scope).Replace(kept.Document with { Handled = true }, kept.Etag);
            if (await (beside is null ? batch : batch.Create(beside)).CommitAsync(cancellationToken))
            {
                return true;
            }
        }
    }
}
