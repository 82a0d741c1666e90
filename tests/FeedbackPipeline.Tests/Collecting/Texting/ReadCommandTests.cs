using FeedbackPipeline.Collecting.Texting;

namespace FeedbackPipeline.Tests.Collecting.Texting;

public sealed class ReadCommandTests
{
    [Theory]
    [InlineData("STOP", TextCommand.Stop)]
    [InlineData("  stop\n", TextCommand.Stop)]
    [InlineData("Stop.", TextCommand.Stop)]
    [InlineData("End", TextCommand.Stop)]
    [InlineData("cancel", TextCommand.Stop)]
    [InlineData("quit", TextCommand.Stop)]
    [InlineData("unsubscribe", TextCommand.Stop)]
    [InlineData("start", TextCommand.Start)]
    [InlineData("Help", TextCommand.Help)]
    [InlineData("delete", TextCommand.Delete)]
    [InlineData("yes", TextCommand.Yes)]
    [InlineData("No", TextCommand.No)]
    public void The_whole_message_is_a_keyword(string text, TextCommand command) => ReadCommand.Of(text, null).ShouldBe(command);

    [Theory]
    [InlineData("stop him hurting me")]
    [InlineData("Please stop")]
    [InlineData("STOP IT")]
    [InlineData("stop!")]
    [InlineData("help me")]
    [InlineData("I need help")]
    [InlineData("the end")]
    [InlineData("no one listens")]
    [InlineData("")]
    public void Anything_more_is_words(string text) => ReadCommand.Of(text, null).ShouldBe(TextCommand.None);

    [Fact]
    public void What_the_provider_took_it_for_outranks_the_text()
    {
        ReadCommand.Of("ARRET", "STOP").ShouldBe(TextCommand.Stop);
        ReadCommand.Of("hello", "unknown").ShouldBe(TextCommand.None);
    }
}
