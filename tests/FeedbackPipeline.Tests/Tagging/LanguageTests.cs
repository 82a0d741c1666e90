using System.Text.Json;

namespace FeedbackPipeline.Tests.Tagging;

public sealed class LanguageTests
{
    public static TheoryData<string, string> OtherLanguages
        => new(JsonSerializer.Deserialize<Dictionary<string, string[]>>(Taggers.Data("other-languages.json"))!.SelectMany(pair => pair.Value.Select(text => (pair.Key, text))));

    [Theory]
    [MemberData(nameof(OtherLanguages))]
    public void Words_of_another_language_are_told_from_English(string language, string text) => Taggers.Tag(text).Language.ShouldBe(language);

    [Theory]
    [InlineData("good")]
    [InlineData("nice staff")]
    [InlineData("ok")]
    [InlineData("no")]
    [InlineData("i lik it hear")]
    [InlineData("VERY GOOD")]
    [InlineData("my carer Agnieszka is good to me")]
    [InlineData("I like café food 😀")]
    public void Short_English_is_English(string text) => Taggers.Tag(text).Language.ShouldBe("en");

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t ")]
    [InlineData("😀😀")]
    [InlineData("👍🏽")]
    [InlineData("...")]
    [InlineData("\uD83D")]
    public void Where_there_are_no_words_the_language_cannot_be_told(string text) => Taggers.Tag(text).Language.ShouldBe("und");

    [Fact]
    public void What_the_sender_declared_decides_only_where_the_words_do_not()
    {
        Taggers.Text.Tag("good staff", null, "pl", "care").Language.ShouldBe("en");
        Taggers.Text.Tag("Xyzzy", null, "pl-PL", "care").Language.ShouldBe("pl");
    }
}
