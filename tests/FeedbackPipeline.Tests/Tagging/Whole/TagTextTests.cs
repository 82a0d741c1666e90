using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tests.Tagging.Whole;

public sealed class TagTextTests
{
    [Theory]
    [InlineData("What was good?", "what_good")]
    [InlineData("What did you like?", "what_good")]
    [InlineData("How could we improve?", "could_improve")]
    [InlineData("What could we do better?", "could_improve")]
    [InlineData("What should change?", "could_improve")]
    [InlineData("", "nonspecific")]
    [InlineData("Anything else?", "nonspecific")]
    public void A_question_as_it_was_asked_gives_the_same_tags_as_its_code(string asked, string code)
    {
        foreach (var text in new[] { "Nothing", "The staff", "More trips and better food please", "I like it" })
        {
            foreach (var framework in new[] { "care", "nhs-fft" })
            {
                var (one, other) = (Taggers.Tag(text, asked, framework), Taggers.Tag(text, code, framework));
                one.Themes.ShouldBe(other.Themes);
                one.Sentiment.ShouldBe(other.Sentiment);
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("🙂👍🏽")]
    [InlineData("...")]
    public void Text_without_words_has_no_theme_and_no_language(string text)
    {
        var tags = Taggers.Tag(text);
        tags.Themes.ShouldBeEmpty();
        tags.Concerns.ShouldBeEmpty();
        tags.Language.ShouldBe("und");
        tags.Redacted.ShouldBe(text);
        tags.Sentiment.Label.ShouldBe(Sentiment.Neutral);
    }

    [Fact]
    public void Text_of_a_hundred_kilobytes_is_tagged_whole()
    {
        foreach (var piece in new[] { "I like the food here. ", "a", "0", "<", "&", "@", "my ", "Ab ", "0.", "\u0000", "aaaa@" })
        {
            var text = string.Concat(Enumerable.Repeat(piece, 100_000 / piece.Length)) + " The food. Write to sam@example.org";
            var tags = Taggers.Tag(text);
            tags.Themes.ShouldContain(theme => theme.Id == "food", piece);
            tags.Redacted.ShouldEndWith("[email]", Case.Sensitive, piece);
        }
    }

    [Fact]
    public void Scores_lie_between_a_half_and_one_and_the_strongest_comes_first()
    {
        var scores = Taggers.Tag("The food, the meals, the cooking and the dinner are good. The bus is late.").Themes.Select(theme => theme.Score).ToList();
        scores.Count.ShouldBeGreaterThan(1);
        scores.ShouldAllBe(score => score >= 0.5 && score <= 1);
        scores.ShouldBe(scores.OrderDescending());
    }

    [Fact]
    public void An_unknown_framework_is_refused_naming_the_known_ones()
        => Should.Throw<ArgumentException>(() => Taggers.Tag("food", framework: "other")).Message.ShouldContain("nhs-fft");

    [Fact]
    public void The_version_names_everything_that_had_a_say()
        => Taggers.Text.VersionFor("care").ShouldContain("signals-2026-12");
}
