using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tests.Vocabulary;

public sealed class CodeTests
{
    [Theory]
    [InlineData(Help.WithHelp, "with-help")]
    [InlineData(Help.StaffPresent, "staff-present")]
    public void Every_value_is_written_and_read_as_the_same_word(Help help, string code)
    {
        Code.Of(help).ShouldBe(code);
        Code.TryParse<Help>(code, out var read).ShouldBeTrue();
        read.ShouldBe(help);
    }

    [Fact]
    public void A_word_that_is_no_code_is_refused() => Code.TryParse<Help>("With-Help", out _).ShouldBeFalse();
}
