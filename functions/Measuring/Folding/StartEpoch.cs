using FeedbackPipeline.Measuring.Statistics;

namespace FeedbackPipeline.Measuring.Folding;

/// <summary>How a new epoch, or a new reference within one, changes the state.</summary>
public static class StartEpoch
{
    /// <summary>Counts and evidence begin anew with the thresholds of <paramref name="plan"/>; open alerts and their blocks stay.</summary>
    public static ScopeState Apply(ScopeState state, ScopePlan plan, int epoch)
        => new(
            epoch,
            state.Late,
            [.. plan.Dimensions.Select(dimension => Fresh(dimension, plan, state.Find(dimension.Dimension)))],
            plan.Starts.IsPatient ? [.. state.Patient ?? [], epoch] : state.Patient);

    /// <summary>The dimension with the groups of a reference that came into force during the epoch: later observations use it, new groups are tested from the next epoch, and a group it no longer has loses its alert.</summary>
    public static DimensionState Align(DimensionState? state, DimensionPlan dimension, ScopePlan plan)
    {
        var known = state ?? new(dimension.Dimension, plan.Reference, 0, 0, 0, 0, 0, 0, []);
        var gone = known.Groups.Where(group => dimension.Groups.All(now => now.Category != group.Category) && group.Heard > 0);
        return known with
        {
            Reference = plan.Reference,
            Groups = [.. dimension.Groups.Select(group => known.Find(group.Category) ?? New(group, dimension, null, null)), .. gone.Select(group => group with { Alert = null })],
        };
    }

    /// <summary>
    /// A register too small to be tested has grown within the epoch. Nothing was tested here yet, so its part of the false-alert chance is whole: the tests
    /// begin now, with no evidence, and the urn knows who was heard before.
    /// </summary>
    public static bool MayJoin(ScopeState state, ScopePlan plan)
        => plan.Mode == CountingMode.Register
            && plan.Dimensions.Any(dimension => dimension.Groups.Any(group => group.Testable) && state.Find(dimension.Dimension)?.Reference != plan.Reference)
            && state.Dimensions.All(dimension => dimension.Groups.All(group => group.LogThreshold is null));

    public static ScopeState Join(ScopeState state, ScopePlan plan)
        => state with
        {
            Dimensions =
            [
                .. plan.Dimensions.Select(dimension => Tested(Align(state.Find(dimension.Dimension), dimension, plan), dimension, plan.ThresholdOf(dimension))),
                .. state.Dimensions.Where(before => plan.Find(before.Dimension) is null),
            ],
        };

    private static DimensionState Tested(DimensionState state, DimensionPlan plan, double threshold)
        => state with { Groups = [.. state.Groups.Select((group, index) => index < plan.Groups.Count && plan.Groups[index].Testable ? group with { LogThreshold = threshold } : group)] };

    private static DimensionState Fresh(DimensionPlan dimension, ScopePlan plan, DimensionState? before)
        => new(
            dimension.Dimension,
            plan.Reference,
            0,
            0,
            0,
            0,
            0,
            0,
            [.. dimension.Groups.Select(group => New(group, dimension, group.Testable ? plan.ThresholdOf(dimension) : null, before?.Find(group.Category)?.Alert))]);

    private static GroupState New(GroupPlan group, DimensionPlan dimension, double? threshold, OpenAlert? alert)
        => new(group.Category, threshold, dimension.ShareOf(group), 0, 0, 0, 0, default(Evidence), default(Evidence), alert);
}
