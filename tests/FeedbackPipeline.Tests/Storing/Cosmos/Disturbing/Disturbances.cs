namespace FeedbackPipeline.Tests.Storing.Cosmos.Disturbing;

/// <summary>Whatever the store writes, with something going wrong at each of its requests in turn.</summary>
internal static class Disturbances
{
    public static TheoryData<string> Names(this IEnumerable<Deed> deeds) => [.. deeds.Select(deed => deed.Name)];

    public static async Task DisturbAsync(this IEnumerable<Deed> deeds, string name)
    {
        using var world = new CosmosWorld();

        var (complaints, tried) = await new Disturb(world, deeds.Single(deed => deed.Name == name)).RunAsync();

        complaints.ShouldBeEmpty(string.Join(Environment.NewLine, complaints.Take(3)));
        tried.ShouldBeGreaterThan(3);
    }
}
