using FeedbackPipeline.Measuring.Folding;
using FeedbackPipeline.Measuring.Publishing;
using FeedbackPipeline.Measuring.References;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Measuring.Projecting;

/// <summary>The fold of one page of the feed for one scope, gathered until it is committed.</summary>
internal sealed class PageOfScope(string scope, ReferencePopulation reference, Place place, ScopeRecord before)
{
    private readonly Dictionary<(int Epoch, string Person, string Dimension), ObservationKind> marked = [];

    public ScopeState State { get; private set; } = before.State;

    public List<LedgerEntry> Observations { get; } = [];

    public List<RepresentationSignal> Signals { get; } = [];

    public GatherPublications Published { get; } = new(before.Day);

    /// <summary>Adds to what the store knows of an epoch's people what this page has found out about them before.</summary>
    public void AddMarked(Dictionary<(string Person, string Dimension), ObservationKind> seen, int epoch)
    {
        foreach (var ((markedEpoch, person, dimension), kind) in marked)
        {
            if (markedEpoch == epoch)
            {
                seen[(person, dimension)] = kind;
            }
        }
    }

    public void Count(FeedItem item, DateOnly received, IEnumerable<Observation> observations, ScopePlan plan, ComposeSignal compose)
    {
        foreach (var observation in observations)
        {
            var facts = new List<Fact>();
            var sequence = before.Sequence + Observations.Count + 1;
            State = FoldObservation.Apply(State, plan, observation, facts);
            marked[(observation.Epoch, item.Person, observation.Dimension)] = observation.Kind;
            Observations.Add(new(sequence, item.Person, reference.Version, observation));
            Published.Add(received, sequence, State);
            Signals.AddRange(facts.Select(fact => compose.Of(fact, scope, place, reference, plan, State, item, sequence)));
        }
    }
}
