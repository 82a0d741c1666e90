namespace FeedbackPipeline.Tests.Storing.Cosmos.Disturbing;

public sealed class CollectingDisturbedTests
{
    public static TheoryData<string> Deeds => DeedsOfCollecting.All.Names();

    [Theory]
    [MemberData(nameof(Deeds))]
    public Task Whatever_goes_wrong_with_a_request_the_end_is_the_same(string deed) => DeedsOfCollecting.All.DisturbAsync(deed);
}
