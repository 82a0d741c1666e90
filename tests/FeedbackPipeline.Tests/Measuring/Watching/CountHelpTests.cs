using FeedbackPipeline.Measuring.Watching;
using FeedbackPipeline.Tests.Measuring.Projecting;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tests.Measuring.Watching;

/// <summary>Whether people of one service speak for themselves as often as elsewhere.</summary>
public sealed class CountHelpTests
{
    private const int Services = 6;

    [Fact]
    public void A_service_where_staff_speak_for_nearly_everybody_is_found_and_clears_when_people_speak_again()
    {
        var random = new People(7);
        var changes = new List<(string Service, RepresentationChange Change)>();
        var state = Year(HelpState.Empty, random, 900, service => service == 0 ? 0.1 : 0.7, changes);

        changes.ShouldContain(("s0", RepresentationChange.GapOpened));
        changes.ShouldAllBe(known => known.Service == "s0");

        Year(state, random, 600, _ => 0.75, changes);
        changes.ShouldContain(("s0", RepresentationChange.GapCleared));
    }

    [Fact]
    public void Nothing_is_said_while_too_few_people_were_heard_elsewhere()
    {
        var state = HelpState.Empty;
        for (var person = 0; person < 200; person++)
        {
            state = CountHelp.Apply(state, "alone", false, 2026, 2, 0.05, (_, _) => throw new InvalidOperationException("There is nothing to compare with."));
        }

        state.Counted["alone"].ShouldBe(200);
    }

    /// <summary>60 years of 400 people with nothing wrong: at most 5 in 100 may have any false alert.</summary>
    [Theory]
    [InlineData(0.5)]
    [InlineData(0.8)]
    public void Nothing_wrong_seldom_raises_an_alert(double own)
    {
        var random = new People(20262);
        var years = Enumerable.Range(0, 60).Count(_ =>
        {
            var changes = new List<(string Service, RepresentationChange Change)>();
            Year(HelpState.Empty, random, 400, _ => own, changes);
            return changes.Count > 0;
        });

        years.ShouldBeLessThanOrEqualTo(3);
    }

    [Fact]
    public void Written_and_read_back_it_goes_on_the_same()
    {
        var state = Year(HelpState.Empty, new People(3), 200, _ => 0.6, []);

        HelpState.FromJson(state.ToJson()).ToJson().ShouldBe(state.ToJson());
        HelpState.FromJson("").Counted.ShouldBeEmpty();
    }

    private static HelpState Year(HelpState state, People random, int people, Func<int, double> own, List<(string Service, RepresentationChange Change)> changes)
    {
        for (var person = 0; person < people; person++)
        {
            var service = (int)(random.Next() * Services);
            state = CountHelp.Apply(state, $"s{service}", random.Next() < own(service), 2026, Services, 0.05, (change, _) => changes.Add(($"s{service}", change)));
        }

        return state;
    }
}
