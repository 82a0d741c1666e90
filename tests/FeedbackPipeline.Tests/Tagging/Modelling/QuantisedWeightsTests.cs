using FeedbackPipeline.Tagging.Modelling;

namespace FeedbackPipeline.Tests.Tagging.Modelling;

/// <summary>Adding up weights sixteen or thirty-two labels at a time must give what adding them one by one gives.</summary>
public sealed class QuantisedWeightsTests
{
    [Theory]
    [InlineData(3)]
    [InlineData(20)]
    [InlineData(35)]
    [InlineData(64)]
    public void Rows_add_up_as_if_added_one_by_one(int labels)
    {
        const int Rows = 700;
        var lanes = QuantisedWeights.LanesFor(labels);
        var values = Enumerable.Range(0, Rows * lanes).Select(at => at % lanes < labels ? (sbyte)((at * 37 % 255) - 127) : (sbyte)0).ToArray();
        var weights = new QuantisedWeights(values, [.. Enumerable.Repeat(1f, labels)]);
        int[] rows = [.. Enumerable.Range(0, Rows).Where(row => row % 7 != 0)];
        var sums = Enumerable.Repeat(1f, lanes).ToArray();

        weights.Add(rows, 0.5f, sums);

        for (var label = 0; label < labels; label++)
        {
            sums[label].ShouldBe(1 + (0.5f * rows.Sum(row => weights.Of(row, label))));
        }
    }
}
