using FeedbackPipeline.Measuring.Folding;
using FeedbackPipeline.Measuring.Publishing;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Measuring.Projecting;

/// <summary>The fold of one page of the feed for one scope, gathered until it is committed.</summary>
internal sealed class PageOfScope(MonitoredScope scope, ScopeRecord before)
{
    private readonly Dictionary<(int Epoch, string Person, string Dimension), SeenAs> marked = [];

    public ScopeState State { get; private set; } = before.State;

    public List<LedgerEntry> Observations { get; } = [];

    public List<RepresentationSignal> Signals { get; } = [];

    public GatherPublications Published { get; } = new(before.Day);

    /// <summary>Adds to what the store knows of an epoch's people what this page has found out about them before.</summary>
    public void AddMarked(Dictionary<(string Person, string Dimension), SeenAs> seen, int epoch)
    {
        foreach (var ((markedEpoch, person, dimension), known) in marked)
        {
            if (markedEpoch == epoch)
            {
                seen[(person, dimension)] = known;
            }
        }
    }

    /// <param name="seen">As the observations have left it.</param>
    /// <param name="received">When and on which day; null for a move, which opens and closes nothing.</param>
    public void Count(
        string person,
        (DateTimeOffset At, DateOnly Day)? received,
        IEnumerable<Observation> observations,
        ScopePlan plan,
        Dictionary<(string Person, string Dimension), SeenAs> seen,
        ComposeSignal compose)
    {
        foreach (var observation in observations)
        {
            var facts = new List<Fact>();
            var sequence = before.Sequence + Observations.Count + 1;
            var known = seen[(person, observation.Dimension)];
            var was = State;
            State = FoldObservation.Apply(State, plan, observation, facts);
            // A move has no time of its own; what left did so when the reference came into force.
            Signals.AddRange(LeftGroups.Of(was, State, plan, observation.Id).Select(fact => compose.Of(fact, scope.Name, scope.Place, scope.Reference, plan, was, scope.Reference.Added, sequence)));
            marked[(observation.Epoch, person, observation.Dimension)] = known;
            Observations.Add(new(sequence, person, scope.Reference.Version, observation) { Marker = known });
            Published.Add(received?.Day, sequence, State);
            if (received is { } at)
            {
                Signals.AddRange(facts.Select(fact => compose.Of(fact, scope.Name, scope.Place, scope.Reference, plan, State, at.At, sequence)));
            }
        }
    }
}
