using FeedbackPipeline.Measuring.Statistics;

namespace FeedbackPipeline.Measuring.Folding;

/// <summary>One person, or one group session, with a known category in one dimension.</summary>
public static class CountDimension
{
    /// <param name="state">Aligned to <paramref name="plan"/>: its first groups are the plan's, in the same order.</param>
    /// <param name="categories">One a person, all with people in the reference. For a multi dimension: the categories of the one person.</param>
    /// <param name="facts">Takes what happened to alerts; nothing about joint groups, whose alerts stay in the state.</param>
    /// <param name="starts">How this epoch's evidence is staked.</param>
    public static DimensionState Apply(
        DimensionState state,
        DimensionPlan plan,
        CountingMode mode,
        string? observation,
        IReadOnlyList<string> categories,
        ICollection<Fact> facts,
        StartPlan starts = default)
    {
        var size = plan.Multi ? 1 : categories.Count;
        var groups = new GroupState[state.Groups.Count];
        for (var index = 0; index < groups.Length; index++)
        {
            var group = state.Groups[index];
            groups[index] = index < plan.Groups.Count
                ? Apply(state, group, plan, plan.Groups[index], mode, Members(plan.Groups[index], categories), size, observation, facts, starts)
                : group;
        }

        return state with { Known = state.Known + size, Observations = state.Observations + 1, OnRegister = state.OnRegister + size, Groups = groups };
    }

    private static GroupState Apply(
        DimensionState state,
        GroupState group,
        DimensionPlan plan,
        GroupPlan reference,
        CountingMode mode,
        int members,
        int size,
        string? observation,
        ICollection<Fact> facts,
        StartPlan starts)
    {
        var share = mode == CountingMode.Stream || plan.Multi
            ? plan.ShareOf(reference)
            : Urn.Share(reference.Count, plan.People, group.OnRegister, state.OnRegister);
        var block = mode == CountingMode.Stream ? ClearingBlock.Size : ClearingBlock.RegisterSize(reference.Count);
        return CountGroup.Apply(group, share, members, size, block, change => Note(new(change, plan.Dimension, group.Category, observation), plan, facts), starts);
    }

    private static void Note(Fact fact, DimensionPlan plan, ICollection<Fact> facts)
    {
        if (plan.Joint is null)
        {
            facts.Add(fact);
        }
    }

    private static int Members(GroupPlan group, IReadOnlyList<string> categories)
    {
        var members = 0;
        for (var index = 0; index < categories.Count; index++)
        {
            members += DimensionPlan.Holds(group, categories[index]) ? 1 : 0;
        }

        return members;
    }
}
