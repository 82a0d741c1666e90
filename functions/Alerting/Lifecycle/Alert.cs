using System.Collections.Immutable;

namespace FeedbackPipeline.Alerting.Lifecycle;

/// <summary>One alert: the fold of its facts.</summary>
/// <param name="Gaps">The newest sign of each way of counting that still sees the gap.</param>
/// <param name="LastSign">The newest sign of all.</param>
/// <param name="Since">When it opened, or was last opened again.</param>
/// <param name="Owner">Whoever takes care of it: who acknowledged it, until it is assigned.</param>
/// <param name="OwnerSince">Since when <paramref name="Owner"/> does.</param>
/// <param name="Actions">Actions recorded since <paramref name="Since"/>.</param>
/// <param name="Escalated">When it went to those above; null where it did not since <paramref name="Since"/>.</param>
/// <param name="TellVersion">Version at the newest change people must be told; see <paramref name="TellChange"/>.</param>
/// <param name="History">All facts, oldest first. Their count is the alert's version.</param>
public sealed record Alert(
    string Id,
    string Place,
    string Rule,
    string Subject,
    string Period,
    AlertState State,
    ImmutableDictionary<string, Sign> Gaps,
    Sign LastSign,
    DateTimeOffset Opened,
    DateTimeOffset Since,
    DateTimeOffset? Closed,
    string? Owner,
    DateTimeOffset? OwnerSince,
    DateOnly? Due,
    int Actions,
    DateTimeOffset? Escalated,
    int TellVersion,
    string TellChange,
    ImmutableList<AlertFact> History)
{
    public int Version => History.Count;

    /// <summary>When the newest change happened that people must be told.</summary>
    public DateTimeOffset TellAt => History[TellVersion - 1].At;

    /// <summary>Whoever doubts the figures must not be told about them again meanwhile.</summary>
    public bool IsQuiet => State == AlertState.Paused;

    public bool IsOpen => Closed is null;

    public bool IsSerious => Gaps.Values.Any(sign => sign.Serious);

    /// <summary>The figures still show the gap, whatever people have decided.</summary>
    public bool GapPersists => !Gaps.IsEmpty;

    /// <summary>The figures to show: the newest of those that still see the gap, else of the sign that cleared it.</summary>
    public string Evidence => (Gaps.GetValueOrDefault(LastSign.Source) ?? Gaps.Values.FirstOrDefault() ?? LastSign).Evidence;

    public bool HasTaken(Sign sign) => History.OfType<AlertFact.ISignalled>().Any(fact => fact.Sign.Key == sign.Key);

    /// <exception cref="ArgumentException">The facts do not begin with <see cref="AlertFact.Opened"/>.</exception>
    public static Alert Fold(IEnumerable<AlertFact> facts)
        => facts.Aggregate((Alert?)null, FoldAlert.Apply) ?? throw new ArgumentException("An alert begins by being opened.", nameof(facts));

    public Alert With(IEnumerable<AlertFact> facts) => facts.Aggregate(this, FoldAlert.Apply);
}
