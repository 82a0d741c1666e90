using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace FeedbackPipeline.Alerting.Lifecycle;

/// <summary>Something that happened to an alert. The alert is the fold of its facts; a fact is never changed.</summary>
/// <param name="At">When it was put on record, UTC.</param>
/// <param name="By">Id of the member of staff, or <see cref="Pipeline"/>.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "fact")]
[JsonDerivedType(typeof(Opened), "opened")]
[JsonDerivedType(typeof(SeenAgain), "seen-again")]
[JsonDerivedType(typeof(BecameSerious), "became-serious")]
[JsonDerivedType(typeof(FellBack), "fell-back")]
[JsonDerivedType(typeof(ClearedInPart), "cleared-in-part")]
[JsonDerivedType(typeof(Cleared), "cleared")]
[JsonDerivedType(typeof(Reopened), "reopened")]
[JsonDerivedType(typeof(Acknowledged), "acknowledged")]
[JsonDerivedType(typeof(Assigned), "assigned")]
[JsonDerivedType(typeof(ActionRecorded), "action-recorded")]
[JsonDerivedType(typeof(Resolved), "resolved")]
[JsonDerivedType(typeof(Accepted), "accepted")]
[JsonDerivedType(typeof(FiguresDoubted), "figures-doubted")]
[JsonDerivedType(typeof(FiguresConfirmed), "figures-confirmed")]
[JsonDerivedType(typeof(FiguresReplaced), "figures-replaced")]
[JsonDerivedType(typeof(Escalated), "escalated")]
[JsonDerivedType(typeof(GroupLeft), "group-left")]
[JsonDerivedType(typeof(PlaceClosed), "place-closed")]
public abstract record AlertFact(DateTimeOffset At, string By)
{
    /// <summary>Who acts when no person does.</summary>
    public const string Pipeline = "pipeline";

    /// <summary>A rule's sign opened it.</summary>
    public sealed record Opened(DateTimeOffset At, string By, string Id, Sign Sign) : AlertFact(At, By), ISignalled;

    /// <summary>A second way of counting sees the same gap.</summary>
    public sealed record SeenAgain(DateTimeOffset At, string By, Sign Sign) : AlertFact(At, By), ISignalled;

    public sealed record BecameSerious(DateTimeOffset At, string By, Sign Sign) : AlertFact(At, By), ISignalled;

    public sealed record FellBack(DateTimeOffset At, string By, Sign Sign) : AlertFact(At, By), ISignalled;

    /// <summary>Clear by one way of counting, still a gap by another.</summary>
    public sealed record ClearedInPart(DateTimeOffset At, string By, Sign Sign) : AlertFact(At, By), ISignalled;

    /// <summary>The figures say the gap is gone. Closes an open alert; on a closed one it is the proof that what was done worked.</summary>
    public sealed record Cleared(DateTimeOffset At, string By, Sign Sign) : AlertFact(At, By), ISignalled;

    /// <summary>The gap came back, or grew, after the alert was closed.</summary>
    public sealed record Reopened(DateTimeOffset At, string By, Sign Sign) : AlertFact(At, By), ISignalled;

    public sealed record Acknowledged(DateTimeOffset At, string By) : AlertFact(At, By);

    /// <param name="Owner">Id of the member of staff who takes care of it.</param>
    public sealed record Assigned(DateTimeOffset At, string By, string Owner, DateOnly Due) : AlertFact(At, By);

    /// <param name="What">What was tried.</param>
    /// <param name="DoneBy">Who tried it.</param>
    /// <param name="Day">When, in the organisation's zone; null in facts older than this field: the day of the record.</param>
    /// <param name="Marks">The last observation of each way of counting when it was recorded: whoever comes after it came since.</param>
    public sealed record ActionRecorded(DateTimeOffset At, string By, string What, string DoneBy, DateOnly? Day = null, ImmutableDictionary<string, long>? Marks = null) : AlertFact(At, By);

    public sealed record Resolved(DateTimeOffset At, string By, string Outcome) : AlertFact(At, By);

    public sealed record Accepted(DateTimeOffset At, string By, string Because) : AlertFact(At, By);

    /// <summary>The counts it is compared with, or what was counted, are wrong.</summary>
    public sealed record FiguresDoubted(DateTimeOffset At, string By, string Because) : AlertFact(At, By);

    /// <summary>The figures were looked at, or put right, and the alert goes on.</summary>
    public sealed record FiguresConfirmed(DateTimeOffset At, string By, string Because) : AlertFact(At, By);

    /// <summary>Newer counts of who is supported came in after the doubt: the alert goes on by them.</summary>
    public sealed record FiguresReplaced(DateTimeOffset At, string By) : AlertFact(At, By);

    /// <summary>Nobody acknowledged it in time; it went to those above as well.</summary>
    public sealed record Escalated(DateTimeOffset At, string By) : AlertFact(At, By);

    /// <summary>The newest counts of who is supported no longer have what it is about.</summary>
    public sealed record GroupLeft(DateTimeOffset At, string By, Sign Sign) : AlertFact(At, By), ISignalled;

    /// <summary>Its place has ended.</summary>
    public sealed record PlaceClosed(DateTimeOffset At, string By, DateOnly Ended) : AlertFact(At, By);

    /// <summary>A fact that came from a rule's sign.</summary>
    public interface ISignalled
    {
        Sign Sign { get; }
    }
}
