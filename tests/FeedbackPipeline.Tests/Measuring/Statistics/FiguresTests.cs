using CsCheck;
using FeedbackPipeline.Measuring.Statistics;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tests.Measuring.Statistics;

public sealed class FiguresTests
{
    [Fact]
    public void The_interval_holds_the_observed_share_and_mirrors_when_in_and_out_are_swapped()
        => Gen.Select(Gen.Int[1, 2_000], Gen.Double[0.005, 0.995], Gen.Double[0, 1]).Sample((counted, share, part) =>
        {
            var heard = Math.Floor(part * counted);
            var interval = AnytimeInterval.Of(heard, counted, share);
            var mirrored = AnytimeInterval.Of(counted - heard, counted, 1 - share);
            return interval.Lower <= heard / counted && interval.Upper >= heard / counted
                && Math.Abs(mirrored.Lower - (1 - interval.Upper)) < 1e-9 && Math.Abs(mirrored.Upper - (1 - interval.Lower)) < 1e-9;
        });

    [Fact]
    public void A_stricter_level_gives_a_wider_interval()
        => Gen.Select(Gen.Int[1, 500], Gen.Double[0.01, 0.9]).Sample((counted, share) =>
        {
            var (wide, narrow) = (AnytimeInterval.Of(counted / 3, counted, share, 0.001), AnytimeInterval.Of(counted / 3, counted, share, 0.05));
            return wide.Lower <= narrow.Lower && wide.Upper >= narrow.Upper;
        });

    [Fact]
    public void With_nobody_counted_everything_is_possible()
        => AnytimeInterval.Of(0, 0, 0.2).ShouldBe(new(0, 1));

    [Theory]
    [InlineData(0, 10, 0.1)]
    [InlineData(10, 10, 0.1)]
    public void Nobody_or_everybody_reaches_the_edge(int heard, int counted, double share)
    {
        var interval = AnytimeInterval.Of(heard, counted, share);

        (heard == 0 ? interval.Lower : 1 - interval.Upper).ShouldBe(0);
    }

    [Fact]
    public void Hidden_cells_never_follow_by_subtraction()
        => Gen.Long[0, 60].Array[1, 8].Sample(counts =>
        {
            var shown = Disclosure.Suppress(counts);
            var hidden = counts.Where((_, index) => shown[index] is null).ToList();
            return hidden.Count == 0
                ? counts.All(count => count >= Disclosure.Internal)
                : hidden.Count == counts.Length || (hidden.Count >= 2 && hidden.Sum() >= Disclosure.Internal);
        });

    [Theory]
    [InlineData(0, "<5")]
    [InlineData(4, "<5")]
    [InlineData(5, "5")]
    [InlineData(7, "5")]
    [InlineData(8, "10")]
    [InlineData(12, "10")]
    [InlineData(13, "15")]
    public void Counts_are_shown_to_the_nearest_five_and_small_ones_not_at_all(long count, string text) => Disclosure.Text(count).ShouldBe(text);

    [Fact]
    public void Outside_the_organisation_counts_below_eight_are_hidden() => Disclosure.Text(7, Disclosure.External).ShouldBe("<8");

    [Fact]
    public void Far_from_enough_people_on_the_register_is_said()
    {
        ForwardLook.ToReach(1, 0, 200, 0.1, left: 22).ShouldBeNull();
        ForwardLook.ToReach(1, 0, 200, 0.1, left: 23).ShouldBe(23);
    }

    [Fact]
    public void A_whole_number_of_people_is_not_rounded_up_again() => ForwardLook.ToReach(1, 2, 200, 0.1).ShouldBe(20);

    [Fact]
    public void The_silence_number_is_the_first_at_which_an_alert_opens()
    {
        Silence.Length(0.1, Math.Log(800)).ShouldBe(86);
        Silence.Length(0.25, Math.Log(800)).ShouldBe(32);
        Silence.Length(0.02, Math.Log(800)).ShouldBe(437);
        Silence.Length(0, Math.Log(800)).ShouldBeNull();
    }

    [Fact]
    public void In_a_small_register_silence_tells_sooner_or_never()
    {
        Silence.Length(30, 300, Math.Log(800))!.Value.ShouldBeLessThan(86);
        Silence.Length(2, 12, Math.Log(800)).ShouldBeNull();
    }

    [Fact]
    public void Small_groups_are_pooled_when_together_they_are_ten()
    {
        Testable.Pool([100, 9, 1, 0]).ShouldBe([1, 2]);
        Testable.Pool([100, 5, 4]).ShouldBeEmpty();
        Testable.Pool([9, 8]).ShouldBeEmpty();
    }

    [Fact]
    public void A_register_with_more_heard_than_it_holds_teaches_nothing() => Urn.Share(5, 100, 6, 20).ShouldBe(0);

    [Fact]
    public void Behind_pace_needs_a_quarter_of_the_year_and_three_people()
    {
        Coverage.IsBehind(2, 20, 50, 100, 0.3).ShouldBeTrue();
        Coverage.IsBehind(2, 20, 50, 100, 0.2).ShouldBeFalse();
        Coverage.IsBehind(2, 8, 50, 100, 0.3).ShouldBeFalse();
        Coverage.HasCaughtUp(9, 20, 50, 100).ShouldBeTrue();
    }

    [Fact]
    public void One_group_heard_much_more_explains_two_others()
    {
        HeardMore.Index([1.4, 0.2, 0.3], [false, true, true]).ShouldBe(0);
        HeardMore.Index([1.4, 0.2, 0.3], [false, true, false]).ShouldBeNull();
        HeardMore.Index([1.2, 0.2, 0.3], [false, true, true]).ShouldBeNull();
    }

    [Theory]
    [InlineData(-0.01, EvidenceWord.None)]
    [InlineData(0, EvidenceWord.Strong)]
    [InlineData(2.31, EvidenceWord.VeryStrong)]
    [InlineData(4.61, EvidenceWord.ExtremelyStrong)]
    public void Words_about_evidence_follow_fixed_steps(double above, EvidenceWord word) => EvidenceWords.Of(6.7 + above, 6.7).ShouldBe(word);

    [Fact]
    public void A_block_clears_at_nine_tenths_and_softens_at_eight()
    {
        new ClearingBlock(29.9, 40).Judge(ClearingBlock.Size).ShouldBe(BlockOutcome.Filling);
        new ClearingBlock(30, 27).Judge(ClearingBlock.Size).ShouldBe(BlockOutcome.Cleared);
        new ClearingBlock(30, 24).Judge(ClearingBlock.Size).ShouldBe(BlockOutcome.NoLongerSerious);
        new ClearingBlock(30, 23).Judge(ClearingBlock.Size).ShouldBe(BlockOutcome.StillMissing);
        ClearingBlock.RegisterSize(8).ShouldBe(5);
        ClearingBlock.RegisterSize(40).ShouldBe(20);
        ClearingBlock.RegisterSize(90).ShouldBe(30);
    }
}
