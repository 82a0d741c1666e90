namespace FeedbackPipeline.Measuring.Folding;

/// <summary>
/// State + observation → state + facts, one at a time in the ledger's order; so the boundaries of batches cannot matter, and folding the ledger again gives
/// the same state to the last bit.
/// </summary>
public static class FoldObservation
{
    /// <param name="plan">The reference in force for this observation.</param>
    /// <param name="facts">Takes what happened to alerts.</param>
    public static ScopeState Apply(ScopeState state, ScopePlan plan, Observation observation, ICollection<Fact> facts)
    {
        if (observation.Epoch < state.Epoch)
        {
            return state with { Late = state.Late + 1 };
        }

        if (observation.Epoch > state.Epoch)
        {
            state = StartEpoch.Apply(state, plan, observation.Epoch);
        }
        else if (StartEpoch.MayJoin(state, plan))
        {
            state = StartEpoch.Join(state, plan);
        }

        return plan.Find(observation.Dimension) is { } dimension ? With(state, Count(Aligned(state, dimension, plan), dimension, plan.Mode, observation, facts)) : state;
    }

    private static DimensionState Aligned(ScopeState state, DimensionPlan dimension, ScopePlan plan)
        => state.Find(dimension.Dimension) is { } known && known.Reference == plan.Reference ? known : StartEpoch.Align(state.Find(dimension.Dimension), dimension, plan);

    private static DimensionState Count(DimensionState state, DimensionPlan plan, CountingMode mode, Observation observation, ICollection<Fact> facts)
    {
        if (observation.Kind is ObservationKind.Left or ObservationKind.Returned)
        {
            return Move(state, observation.Categories[0], plan, observation.Kind == ObservationKind.Left ? -1 : +1);
        }

        var moved = Tally(Tally(state, observation.Was, -1), observation.Kind, +1);
        moved = moved with { Unknown = moved.Unknown + observation.Unspoken };
        return observation.Kind == ObservationKind.Known ? CountDimension.Apply(moved, plan, mode, observation.Id, observation.Categories, facts) : moved;
    }

    private static DimensionState Tally(DimensionState state, ObservationKind? kind, int delta) => kind switch
    {
        ObservationKind.Unknown => state with { Unknown = state.Unknown + delta },
        ObservationKind.Declined => state with { Unknown = state.Unknown + delta, Declined = state.Declined + delta },
        ObservationKind.Outside => state with { Outside = state.Outside + delta },
        _ => state,
    };

    private static DimensionState Move(DimensionState state, string category, DimensionPlan plan, int delta)
        => state with
        {
            OnRegister = state.OnRegister + delta,
            Groups =
            [
                .. state.Groups.Select((group, index) => group.Category == category || (index < plan.Groups.Count && DimensionPlan.Holds(plan.Groups[index], category))
                    ? group with { OnRegister = group.OnRegister + delta }
                    : group),
            ],
        };

    private static ScopeState With(ScopeState state, DimensionState changed)
    {
        var dimensions = new List<DimensionState>(state.Dimensions.Count + 1);
        var found = false;
        foreach (var dimension in state.Dimensions)
        {
            var same = dimension.Dimension == changed.Dimension;
            found |= same;
            dimensions.Add(same ? changed : dimension);
        }

        if (!found)
        {
            dimensions.Add(changed);
        }

        return state with { Dimensions = dimensions };
    }
}
