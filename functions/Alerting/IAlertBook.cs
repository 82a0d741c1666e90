using System.Collections.Immutable;
using FeedbackPipeline.Alerting.Lifecycle;
using FeedbackPipeline.Alerting.Lifecycle.Signalling;
using FeedbackPipeline.Alerting.Rules;

namespace FeedbackPipeline.Alerting;

/// <summary>Alerts and the signals that raise them. Implemented by the store.</summary>
public interface IAlertBook
{
    /// <summary>Signals nobody has handled, in the order they were written.</summary>
    Task<IReadOnlyList<WaitingSignal>> WaitingAsync(int most, CancellationToken cancellationToken);

    /// <summary>
    /// Marks a signal as handled and, in the same transaction, appends the fact to its alert with the message that tells people, if they must be told.
    /// </summary>
    /// <param name="taken">Null where the signal changes nothing.</param>
    /// <returns>False, and nothing is written, where somebody handled the signal or changed the alert in the meantime.</returns>
    Task<bool> HandleAsync(WaitingSignal signal, SignTaken? taken, CancellationToken cancellationToken);

    Task<bool> IsHandledAsync(WaitingSignal signal, CancellationToken cancellationToken);

    /// <summary>Marks a signal that no rule understands as handled and puts that on record, so that it never holds up the others.</summary>
    Task SetAsideAsync(WaitingSignal signal, CancellationToken cancellationToken);

    /// <summary>All alerts about one subject, newest first.</summary>
    Task<IReadOnlyList<Alert>> OfSubjectAsync(string place, string rule, string subject, CancellationToken cancellationToken);

    Task<Alert?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>Alerts at these places: all open ones, newest first, then the closed ones, last closed first, up to <paramref name="mostClosed"/>.</summary>
    Task<IReadOnlyList<Alert>> ListAsync(IReadOnlyList<string> places, int mostClosed, CancellationToken cancellationToken);

    /// <summary>The number of the last observation of each of these ways of counting; 0 for one that has none.</summary>
    Task<ImmutableDictionary<string, long>> MarksAsync(IReadOnlyCollection<string> sources, CancellationToken cancellationToken);

    /// <summary>When the counts of who a place supports were last replaced; null where it has none.</summary>
    Task<DateTimeOffset?> FiguresReplacedAsync(string place, CancellationToken cancellationToken);

    /// <summary>Appends what a person, or time, did.</summary>
    /// <returns>False, and nothing is written, where the alert has changed since <paramref name="before"/> was read.</returns>
    Task<bool> AppendAsync(Alert before, AlertFact fact, CancellationToken cancellationToken);
}
