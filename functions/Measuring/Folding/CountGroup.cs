using FeedbackPipeline.Measuring.Statistics;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Measuring.Folding;

/// <summary>One observation in one group, in the fixed order: both lenses; then the block of an open alert, or else the opening; then whether it is serious.</summary>
public static class CountGroup
{
    /// <param name="share">π just before the observation, the same for every member of a session.</param>
    /// <param name="members">People of the group in it.</param>
    /// <param name="size">People in it with a known category, ≥ 1.</param>
    /// <param name="block">Expected people that make a clearing block full.</param>
    /// <param name="changed">Called with what happened to the alert.</param>
    /// <param name="starts">How this epoch's evidence is staked.</param>
    public static GroupState Apply(GroupState group, double share, int members, int size, double block, Action<RepresentationChange> changed, StartPlan starts = default)
    {
        var part = GroupSession.Part(members, size);
        // Where the share is 0 or 1 nothing can be learnt in either lens, though 0.8 of it would still look like a share.
        var tested = group.LogThreshold is not null && share is > 0 and < 1;
        var gap = tested ? group.Gap.Step(part, share, starts) : group.Gap;
        var serious = tested ? group.Serious.Step(part, ShareLens.Serious(share), starts) : group.Serious;
        var counted = group with
        {
            Heard = group.Heard + members,
            Parts = group.Parts + part,
            OnRegister = group.OnRegister + members,
            Shares = group.Shares + (size * Math.Clamp(share, 0, 1)),
            Gap = gap,
            Serious = serious,
        };
        if (share is not (> 0 and < 1))
        {
            return counted;
        }

        var after = counted.Alert is { } alert ? FillBlock(counted, alert, share, part, block, changed) : Open(counted, starts, changed);
        return after.Alert is { Serious: false, Softened: false } open && Reaches(after.Serious, starts, after.LogThreshold)
            ? Become(after, open with { Serious = true }, RepresentationChange.SeriousOpened, changed)
            : after;
    }

    private static GroupState Open(GroupState group, StartPlan starts, Action<RepresentationChange> changed)
        => Reaches(group.Gap, starts, group.LogThreshold) && group.Gap.GateRatio(starts) < ShareLens.Material
            ? Become(group, new(false, false, default), RepresentationChange.GapOpened, changed)
            : group;

    private static GroupState FillBlock(GroupState group, OpenAlert alert, double share, double part, double size, Action<RepresentationChange> changed)
    {
        var filled = alert.Block.Add(share, part);
        switch (filled.Judge(size))
        {
            case BlockOutcome.Cleared:
                return Become(group with { Gap = group.Gap.Cleared(), Serious = group.Serious.Cleared() }, null, RepresentationChange.GapCleared, changed);
            case BlockOutcome.NoLongerSerious when alert.Serious:
                return Become(group, new(false, true, default), RepresentationChange.SeriousFellBack, changed);
            case BlockOutcome.NoLongerSerious:
                return group with { Alert = alert with { Block = default } };
            case BlockOutcome.StillMissing:
                return group with { Alert = new(alert.Serious, false, default) };
            default:
                return group with { Alert = alert with { Block = filled } };
        }
    }

    private static GroupState Become(GroupState group, OpenAlert? alert, RepresentationChange change, Action<RepresentationChange> changed)
    {
        changed(change);
        return group with { Alert = alert };
    }

    private static bool Reaches(Evidence evidence, StartPlan starts, double? threshold)
        => threshold is { } limit && evidence.MayReach(limit) && evidence.LogE(starts) >= limit;
}
