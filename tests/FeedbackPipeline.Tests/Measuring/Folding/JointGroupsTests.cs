using FeedbackPipeline.Measuring.Folding;
using FeedbackPipeline.Measuring.Statistics;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tests.Measuring.Folding;

public sealed class JointGroupsTests
{
    private static readonly JointDimension Joint = new("age", "gender");
    private static readonly DimensionPlan Age = DimensionPlan.Of("age", [("young", 500), ("old", 500)]);
    private static readonly DimensionPlan Gender = DimensionPlan.Of("gender", [("woman", 500), ("man", 500)]);
    private static readonly DimensionPlan Both = DimensionPlan.OfJoint(Joint, "age&gender", [("young&woman", 30), ("young&man", 470), ("old&woman", 470), ("old&man", 29), ("old&other", 1)]);
    private static readonly ScopePlan Plan = new(CountingMode.Stream, 0.05, 1, [Age, Gender, Both]);

    [Fact]
    public void Joint_groups_have_a_fifth_of_the_chance_of_a_false_alert_and_single_ones_the_rest()
    {
        var single = Plan.Dimensions.Where(dimension => dimension.Joint is null).SelectMany(dimension => dimension.Groups).Count(group => group.Testable);
        var joint = Both.Groups.Count(group => group.Testable);

        (single, joint).ShouldBe((4, 3));
        Plan.LogThreshold.ShouldBe(Math.Log(4 / (0.8 * 0.05)), 1e-12);
        Plan.LogJointThreshold.ShouldBe(Math.Log(3 / (0.2 * 0.05)), 1e-12);
        ((single * Math.Exp(-Plan.LogThreshold)) + (joint * Math.Exp(-Plan.LogJointThreshold))).ShouldBe(0.05, 1e-12);
    }

    [Fact]
    public void Without_joint_groups_the_threshold_keeps_every_bit()
        => new ScopePlan(CountingMode.Stream, 0.05, 1, [Age, Gender]).LogThreshold.ShouldBe(AlertThreshold.Log(0.05, 1.0 / 4));

    [Fact]
    public void A_joint_group_of_fewer_than_thirty_people_is_described_and_not_pooled()
    {
        Both.Groups.Where(group => !group.Testable).Select(group => group.Category).ShouldBe(["old&man", "old&other"]);
        Both.Groups.ShouldAllBe(group => group.Pools.Count == 0);
    }

    [Fact]
    public void An_alert_about_a_joint_group_is_no_message_and_shown_only_under_an_open_part()
    {
        // Everyone is heard by age and by gender as they should be, but no old woman and no young man.
        var (state, facts) = Fold(Enumerable.Range(0, 300).SelectMany(at => at % 2 == 0 ? Person("young", "woman") : Person("old", "man")));

        state.Find("age&gender")!.Find("old&woman")!.Alert.ShouldNotBeNull();
        facts.ShouldBeEmpty();
        Joint.IsUnderOpenPart(state, "old&woman").ShouldBeFalse();

        // From here on no old person at all.
        var (later, opened) = Fold(Enumerable.Range(0, 100).SelectMany(_ => Person("young", "woman")), state);

        opened.Where(fact => fact.Change == RepresentationChange.GapOpened).Select(fact => fact.Category).ShouldBe(["old", "man"], ignoreOrder: true);
        Joint.IsUnderOpenPart(later, "old&woman").ShouldBeTrue();
        Joint.IsUnderOpenPart(later, "young&woman").ShouldBeFalse();
    }

    [Theory]
    [InlineData("age_band", false)]
    [InlineData("age_band&gender", true)]
    [InlineData("age_band&age_band", false)]
    [InlineData("&gender", false)]
    [InlineData("a&b&c", false)]
    public void Two_different_questions_make_a_joint_dimension(string code, bool joint) => (JointDimension.Parse(code) is not null).ShouldBe(joint);

    private static IEnumerable<Observation> Person(string age, string gender)
    {
        yield return new("f", 2026, "age", ObservationKind.Known, null, [age]);
        yield return new("f", 2026, "gender", ObservationKind.Known, null, [gender]);
        yield return new("f", 2026, "age&gender", ObservationKind.Known, null, [JointDimension.Category(age, gender)]);
    }

    private static (ScopeState State, List<Fact> Facts) Fold(IEnumerable<Observation> ledger, ScopeState? from = null)
    {
        var facts = new List<Fact>();
        return (ledger.Aggregate(from ?? ScopeState.Empty, (state, one) => FoldObservation.Apply(state, Plan, one, facts)), facts);
    }
}
