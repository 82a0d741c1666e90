using FeedbackPipeline.Reviewing.Protecting;

namespace FeedbackPipeline.Tests.Reviewing;

public sealed class SmallNumbersTests
{
    private static readonly SmallNumbers Protected = new(exact: false);

    [Theory]
    [InlineData(0, "fewer than 5")]
    [InlineData(4, "fewer than 5")]
    [InlineData(5, "5")]
    [InlineData(7, "5")]
    [InlineData(8, "10")]
    [InlineData(12, "10")]
    [InlineData(1_003, "1,005")]
    public void Small_counts_are_hidden_and_others_rounded(int count, string shown) => Protected.Show(count).Text.ShouldBe(shown);

    [Fact]
    public void The_core_team_sees_every_number() => new SmallNumbers(exact: true).ShowParts([0, 3, 11], 14).Select(part => part.Text).ShouldBe(["0", "3", "11"]);

    [Fact]
    public void A_part_that_the_total_gives_away_takes_its_smallest_neighbour_with_it()
    {
        // 14 is shown as 15 and 10 as 10: without more, the hidden part must be at least 1.
        var shown = Protected.ShowParts([10, 4], 14);

        shown.ShouldAllBe(part => part.Hidden == HiddenBecause.OfAnother);
    }

    [Fact]
    public void Nothing_more_is_hidden_where_the_total_gives_nothing_away()
        => Protected.ShowParts([12, 12, 2], 26).Select(part => part.Text).ShouldBe(["10", "10", "fewer than 5"]);

    [Fact]
    public void Whatever_is_hidden_could_be_any_small_number()
    {
        var random = new Random(20260302);
        for (var round = 0; round < 2_000; round++)
        {
            int[] parts = [.. Enumerable.Range(0, random.Next(2, 6)).Select(_ => random.Next(0, 30))];
            var shown = Protected.ShowParts(parts, parts.Sum());
            var total = Protected.Show(parts.Sum());
            if (total.Number is null || shown.All(part => part.Number is null))
            {
                continue;
            }

            foreach (var hidden in Enumerable.Range(0, parts.Length).Where(index => shown[index].Number is null && parts[index] < SmallNumbers.Smallest))
            {
                Possible(shown, total, hidden).ShouldBe([0, 1, 2, 3, 4], $"{string.Join(' ', parts)}");
            }
        }
    }

    /// <summary>The values of one hidden part that agree with everything shown, found by trying.</summary>
    private static List<int> Possible(IReadOnlyList<ShownCount> shown, ShownCount total, int hidden)
    {
        var sums = new HashSet<int> { 0 };
        for (var index = 0; index < shown.Count; index++)
        {
            if (index != hidden)
            {
                sums = [.. sums.SelectMany(sum => Enumerable.Range(0, 60).Where(value => Agrees(shown[index], value)).Select(value => sum + value))];
            }
        }

        return [.. Enumerable.Range(0, 5).Where(value => sums.Any(sum => Protected.Show(sum + value).Number == total.Number))];
    }

    private static bool Agrees(ShownCount shown, int value)
        => shown.Hidden == HiddenBecause.OfAnother || Protected.Show(value) == shown;
}
