using FeedbackPipeline.Storing.Cosmos;
using FeedbackPipeline.Tests.Infrastructure.CosmosDouble;

namespace FeedbackPipeline.Tests.Storing.Cosmos.Measuring;

/// <summary>Figures made again from the beginning of a long feed.</summary>
public sealed class RebuildingTests
{
    private const int Feedback = 1_500;
    private const int MostBytes = 200_000;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_long_feed_made_again_is_the_same_to_the_last_bit_and_never_in_memory_as_a_whole()
    {
        using var cosmos = new MeasuredCosmos(1);
        string[] themes = ["food", "staff", "travel"];
        await Parallel.ForEachAsync(Enumerable.Range(0, Feedback), Stop, async (number, _) =>
        {
            var feedback = cosmos.Feedback($"fb_{number}", $"place-{number % 7}", $"p_{number % 50}", [themes[number % 3]]);
            await cosmos.PutAsync(feedback with { Terms = [$"word{number % 5}"] });
            if (number % 3 == 0)
            {
                await cosmos.PutAsync(feedback with { Announced = 2, Themes = [] });
            }
        });
        await cosmos.Projector.CatchUpAsync(Stop);
        var (before, asked) = (Counted(cosmos), cosmos.Gateway.Answered.Count);

        await cosmos.Projector.RebuildAsync(Stop);

        Counted(cosmos).ShouldBe(before);
        (await cosmos.CountsAsync()).Where(count => count.Key.Contains("||", StringComparison.Ordinal)).Sum(count => count.Value).ShouldBe(Feedback);
        cosmos.Gateway.Answered.Skip(asked).Max(answer => answer.Bytes).ShouldBeLessThan(MostBytes);
        cosmos.Gateway.Answered.Skip(asked).Count(answer => answer.Call.Operation == CosmosOperation.ChangeFeed).ShouldBeGreaterThan(Feedback / 50);
    }

    /// <summary>Counts and entries as they are written, but for which generation they are of.</summary>
    private static List<string> Counted(MeasuredCosmos cosmos)
        => [.. cosmos.Gateway.Documents(CosmosContainers.Ledgers).Where(document => (string?)document["type"] is "counts" or "entry").Select(document =>
        {
            foreach (var name in document.Select(pair => pair.Key).Where(name => name.StartsWith('_') || name is "generation" || (name == "words" && (string?)document["type"] == "counts")).ToList())
            {
                document.Remove(name);
            }

            return document.ToJsonString();
        }).Order(StringComparer.Ordinal)];
}
