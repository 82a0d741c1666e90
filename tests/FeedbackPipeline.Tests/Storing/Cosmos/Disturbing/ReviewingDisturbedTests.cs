namespace FeedbackPipeline.Tests.Storing.Cosmos.Disturbing;

public sealed class ReviewingDisturbedTests
{
    public static TheoryData<string> Deeds => DeedsOfReviewing.All.Names();

    [Theory]
    [MemberData(nameof(Deeds))]
    public Task Whatever_goes_wrong_with_a_request_the_end_is_the_same(string deed) => DeedsOfReviewing.All.DisturbAsync(deed);
}
