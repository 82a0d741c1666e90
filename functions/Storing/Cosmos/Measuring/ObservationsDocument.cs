using FeedbackPipeline.Measuring.Folding;
using FeedbackPipeline.Measuring.Projecting;

namespace FeedbackPipeline.Storing.Cosmos.Measuring;

/// <summary>The observations of one commit. Together they are the order of record: state = fold(observations).</summary>
/// <param name="N">Number of the first.</param>
/// <param name="Last">Number of the last.</param>
/// <param name="Day">The first day of <paramref name="Days"/>.</param>
/// <param name="Days">The ledger's last number on each day, in order.</param>
/// <param name="Feedback">The feedback they came from, so that erasing finds them.</param>
internal sealed record ObservationsDocument(long N, long Last, string? Day, IReadOnlyList<DayEnd> Days, IReadOnlyList<string> Feedback, IReadOnlyList<KeptObservation> Observations) : CosmosDocument
{
    public override string Type => "obs";

    public static ObservationsDocument Of(string scope, IReadOnlyList<KeptObservation> observations, IReadOnlyDictionary<DateOnly, long> days)
    {
        IReadOnlyList<DayEnd> ends = [.. days.OrderBy(day => day.Key).Select(day => new DayEnd(LedgerDay.Of(day.Key), day.Value))];
        return new(observations[0].Sequence, observations[^1].Sequence, ends.Count == 0 ? null : ends[0].Day, ends, Sources(observations), observations)
        {
            Pk = scope,
            Id = $"obs:{observations[0].Sequence:D12}",
        };
    }

    /// <summary>They stay counted, without the feedback's id and its person.</summary>
    public ObservationsDocument Forget(string feedback)
    {
        IReadOnlyList<KeptObservation> left = [.. Observations.Select(known => known.Feedback == feedback ? known with { Feedback = null, Person = null } : known)];
        return this with { Feedback = Sources(left), Observations = left };
    }

    private static IReadOnlyList<string> Sources(IReadOnlyList<KeptObservation> observations) => [.. observations.Select(known => known.Feedback).OfType<string>().Distinct(StringComparer.Ordinal)];
}

internal sealed record DayEnd(string Day, long Sequence);

/// <param name="Observation">Without the feedback's id.</param>
internal sealed record KeptObservation(long Sequence, string? Person, string? Feedback, int Reference, Observation Observation)
{
    public static KeptObservation Of(LedgerEntry entry, bool here)
        => new(entry.Sequence, here ? entry.Person : null, here ? entry.Observation.Id : null, entry.Reference, entry.Observation with { Id = null });

    public LedgerEntry ToEntry() => new(Sequence, Person, Reference, Observation);
}
