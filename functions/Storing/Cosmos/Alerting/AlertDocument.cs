using FeedbackPipeline.Alerting.Lifecycle;

namespace FeedbackPipeline.Storing.Cosmos.Alerting;

/// <param name="Facts">What happened to it, as <see cref="AlertFacts"/> writes it.</param>
/// <param name="At">When it closed, or opened while it is open: what lists are ordered by.</param>
internal sealed record AlertDocument(string Place, string State, DateTimeOffset At, int Version, string Facts) : CosmosDocument
{
    public const string OpenState = "open";
    public const string ClosedState = "closed";

    public override string Type => "alert";

    /// <summary>All alerts about one subject are in one partition, so that only one of them can be open.</summary>
    public static string PartitionOf(string place, string rule, string subject) => $"alert:{place}:{rule}:{subject}";

    public static AlertDocument Of(Alert alert)
        => new(alert.Place, alert.Closed is null ? OpenState : ClosedState, alert.Closed ?? alert.Opened, alert.Version, AlertFacts.Write(alert.History))
        {
            Pk = PartitionOf(alert.Place, alert.Rule, alert.Subject),
            Id = alert.Id,
        };

    public Alert ToAlert() => AlertFacts.Read(Facts);
}

/// <summary>Which alert about a subject is open. Every change of its alerts replaces it, so that two can never be made of one state.</summary>
/// <param name="Open">Null: none is.</param>
internal sealed record SubjectDocument(string? Open, long Change) : CosmosDocument
{
    public const string OnlyId = "subject";

    public override string Type => "alert-subject";
}

/// <summary>A signal whose fact is in an alert of this partition, kept until the signal itself is surely marked as handled.</summary>
internal sealed record TakenDocument : CosmosDocument
{
    private const int Days = 30;

    public override string Type => "alert-taken";

    public static string IdOf(string scope, long number) => $"taken:{CosmosId.Of(scope)}:{number}";

    public static TakenDocument Of(string pk, string scope, long number)
        => new() { Pk = pk, Id = IdOf(scope, number), Ttl = Days * 24 * 60 * 60 };
}
