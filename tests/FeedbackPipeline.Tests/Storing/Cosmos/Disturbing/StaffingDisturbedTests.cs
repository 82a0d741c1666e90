namespace FeedbackPipeline.Tests.Storing.Cosmos.Disturbing;

public sealed class StaffingDisturbedTests
{
    public static TheoryData<string> Deeds => DeedsOfStaffing.All.Names();

    [Theory]
    [MemberData(nameof(Deeds))]
    public Task Whatever_goes_wrong_with_a_request_the_end_is_the_same(string deed) => DeedsOfStaffing.All.DisturbAsync(deed);
}
