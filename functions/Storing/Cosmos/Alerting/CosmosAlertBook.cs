using System.Collections.Immutable;
using System.Globalization;
using FeedbackPipeline.Alerting;
using FeedbackPipeline.Alerting.Lifecycle;
using FeedbackPipeline.Alerting.Lifecycle.Signalling;
using FeedbackPipeline.Alerting.Rules;
using FeedbackPipeline.Storing.Cosmos.Measuring;

namespace FeedbackPipeline.Storing.Cosmos.Alerting;

/// <summary>
/// Alerts by subject. A signal is in another partition than its alert, so the fact goes into the alert first, together with a mark that it was taken; then
/// the signal is marked. A crash in between leaves the signal waiting: it is handled again, the mark is found, and nothing is appended twice.
/// </summary>
internal sealed class CosmosAlertBook(CosmosAccount account, CosmosSignals signals, CosmosAudit audit, CosmosOutbox outbox) : IAlertBook
{
    private CosmosShelf Books => account.Books;

    public Task<IReadOnlyList<WaitingSignal>> WaitingAsync(int most, CancellationToken cancellationToken) => signals.WaitingAsync(most, cancellationToken);

    public Task<bool> IsHandledAsync(WaitingSignal signal, CancellationToken cancellationToken) => signals.IsHandledAsync(signal, cancellationToken);

    public async Task<bool> HandleAsync(WaitingSignal signal, SignTaken? taken, CancellationToken cancellationToken)
    {
        if (taken is not null)
        {
            if (await signals.IsHandledAsync(signal, cancellationToken) || !await TakeAsync(signal, taken, cancellationToken))
            {
                return false;
            }
        }

        return await signals.MarkHandledAsync(signal, null, cancellationToken);
    }

    public Task SetAsideAsync(WaitingSignal signal, CancellationToken cancellationToken)
        => signals.MarkHandledAsync(
            signal,
            audit.Entry(signal.Scope, AlertFact.Pipeline, "signal-not-understood", signal.Scope, $"signal {signal.Number.ToString(CultureInfo.InvariantCulture)}"),
            cancellationToken);

    public async Task<IReadOnlyList<Alert>> OfSubjectAsync(string place, string rule, string subject, CancellationToken cancellationToken)
    {
        var found = await Books.QueryAsync<AlertDocument>(AlertDocument.PartitionOf(place, rule, subject), "SELECT * FROM c WHERE c.type = 'alert'", cancellationToken);
        return
        [
            // The open one is the newest, even where several opened in the same moment.
            .. found.Select(document => document.ToAlert()).OrderByDescending(alert => alert.Closed is null).ThenByDescending(alert => alert.Opened).ThenByDescending(alert => alert.Closed),
        ];
    }

    public async Task<Alert?> FindAsync(string id, CancellationToken cancellationToken)
        => (await Books.FirstAsync<AlertDocument>(null, "SELECT * FROM c WHERE c.type = 'alert' AND c.id = @id", cancellationToken, ("@id", id)))?.ToAlert();

    public async Task<IReadOnlyList<Alert>> ListAsync(IReadOnlyList<string> places, int mostClosed, CancellationToken cancellationToken)
    {
        var open = await Books.QueryAsync<AlertDocument>(null, "SELECT * FROM c WHERE c.type = 'alert' AND c.state = 'open' AND ARRAY_CONTAINS(@places, c.place)", cancellationToken, ("@places", places));
        var closed = await Books.QueryAsync<AlertDocument>(
            null,
            $"SELECT TOP {mostClosed.ToString(CultureInfo.InvariantCulture)} * FROM c WHERE c.type = 'alert' AND c.state = 'closed' AND ARRAY_CONTAINS(@places, c.place) ORDER BY c.at DESC",
            cancellationToken,
            ("@places", places));
        return
        [
            .. open.Select(document => document.ToAlert()).OrderByDescending(alert => alert.Opened).ThenBy(alert => alert.Id, StringComparer.Ordinal),
            .. closed.Select(document => document.ToAlert()).OrderByDescending(alert => alert.Closed).ThenBy(alert => alert.Id, StringComparer.Ordinal),
        ];
    }

    public async Task<ImmutableDictionary<string, long>> MarksAsync(IReadOnlyCollection<string> sources, CancellationToken cancellationToken)
    {
        var marks = ImmutableDictionary.CreateBuilder<string, long>();
        foreach (var source in sources)
        {
            marks[source] = (await account.Ledgers.FindAsync<ScopeDocument>(source, ScopeDocument.OnlyId, cancellationToken))?.Document.Sequence ?? 0;
        }

        return marks.ToImmutable();
    }

    public async Task<DateTimeOffset?> FiguresReplacedAsync(string place, CancellationToken cancellationToken)
        => (await Books.QueryAsync<ReferenceDocument>(ReferenceDocument.PartitionOf(place), "SELECT * FROM c WHERE c.type = 'reference'", cancellationToken))
            .Max(reference => (DateTimeOffset?)reference.Added);

    public async Task<bool> AppendAsync(Alert before, AlertFact fact, CancellationToken cancellationToken)
    {
        var after = before.With([fact]);
        return await KeepAsync(before, after, fact, _ => { }, cancellationToken);
    }

    private async Task<bool> TakeAsync(WaitingSignal signal, SignTaken taken, CancellationToken cancellationToken)
    {
        var pk = AlertDocument.PartitionOf(taken.After.Place, taken.After.Rule, taken.After.Subject);
        return await Books.FindAsync<TakenDocument>(pk, TakenDocument.IdOf(signal.Scope, signal.Number), cancellationToken) is not null
            || await KeepAsync(taken.Before, taken.After, taken.Fact, batch => batch.Create(TakenDocument.Of(pk, signal.Scope, signal.Number)), cancellationToken);
    }

    /// <returns>False where the alert has changed, or another was opened, since the decision.</returns>
    private async Task<bool> KeepAsync(Alert? before, Alert after, AlertFact fact, Action<CosmosBatch> beside, CancellationToken cancellationToken)
    {
        var next = AlertDocument.Of(after);
        var subject = await Books.FindAsync<SubjectDocument>(next.Pk, SubjectDocument.OnlyId, cancellationToken);
        var kept = before is null ? null : await Books.FindAsync<AlertDocument>(next.Pk, next.Id, cancellationToken);
        if (before is null ? subject?.Document.Open is not null : kept?.Document.Version != before.Version)
        {
            return false;
        }

        var entry = audit.Entry(next.Pk, fact.By, AlertFacts.ActionOf(fact), after.Id, $"version {after.Version.ToString(CultureInfo.InvariantCulture)}");
        var open = after.Closed is null ? after.Id : subject?.Document.Open == after.Id ? null : subject?.Document.Open;
        var batch = Books.Batch(next.Pk)
            .Replace(new SubjectDocument(open, (subject?.Document.Change ?? 0) + 1) { Pk = next.Pk, Id = SubjectDocument.OnlyId }, subject?.Etag)
            .Replace(next, kept?.Etag)
            .Create(entry);
        beside(batch);
        List<OutgoingMessage> messages = after.TellVersion == after.Version ? [outbox.Message(next.Pk, new Messages.AlertChanged(after.Id, after.TellChange))] : [];
        foreach (var message in messages)
        {
            batch.Create(message);
        }

        if (!await batch.CommitAsync(cancellationToken))
        {
            return false;
        }

        await outbox.SendAsync(Books, messages, cancellationToken);
        return true;
    }
}
