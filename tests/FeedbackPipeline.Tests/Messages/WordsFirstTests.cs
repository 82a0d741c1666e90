using FeedbackPipeline.Messages.Pumping;

namespace FeedbackPipeline.Tests.Messages;

public sealed class WordsFirstTests
{
    [Theory]
    [InlineData(0, 200, 0)]
    [InlineData(9, 1, 0)]
    [InlineData(19, 200, 0)]
    [InlineData(20, 200, 800)]
    [InlineData(400, 200, 800)]
    [InlineData(10, 1, 4)]
    [InlineData(3_000, 2_000, 1_000)]
    public void A_pump_rests_while_many_words_arrive_and_never_for_long(int arrived, int tookMilliseconds, int restMilliseconds)
        => WordsFirst.Rest(arrived, TimeSpan.FromMilliseconds(tookMilliseconds)).ShouldBe(TimeSpan.FromMilliseconds(restMilliseconds));
}
