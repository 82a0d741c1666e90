using System.Diagnostics;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tests.Tagging;

public sealed class TagTextTests
{
    private static readonly string[] Comments = ["nothing", "The food is cold", "more trips", "", "Everything", "waiting", "staff", "I do not know", "blah"];

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("😀")]
    public void No_words_have_no_themes_concerns_or_identifiers_and_stay_as_they_are(string text)
    {
        var tags = Taggers.Tag(text);

        tags.Themes.ShouldBeEmpty();
        tags.Concerns.ShouldBeEmpty();
        tags.Identifiers.ShouldBeEmpty();
        tags.Redacted.ShouldBe(text);
        tags.Sentiment.Label.ShouldBe(Sentiment.Neutral);
    }

    [Theory]
    [InlineData("My dad hits me. The food was cold. ")]
    [InlineData("a")]
    [InlineData("kicked")]
    [InlineData("Mary and ")]
    [InlineData("0")]
    [InlineData("a.b@")]
    [InlineData("my ")]
    [InlineData("😀")]
    [InlineData("<b>")]
    [InlineData("good bad not ")]
    public void A_hundred_kilobytes_take_less_than_a_second(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, (102_400 / piece.Length) + 1));
        Taggers.Tag("warm up");

        var watch = Stopwatch.StartNew();
        Taggers.Tag(text);

        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(1));
    }

    [Theory]
    [InlineData("\0\u0001\u0007staff are kind\u0008", "staff")]
    [InlineData("\uD83Dstaff are kind\uDE00", "staff")]
    [InlineData("\u202Estaff are kind\u202C", "staff")]
    [InlineData("<div class=\"x\">The <b>food</b> is nice</div>", "food")]
    public void Odd_signs_around_words_do_not_hide_them(string text, string theme)
    {
        var tags = Taggers.Tag(text);

        tags.Themes.ShouldContain(found => found.Id == theme);
        tags.Redacted.ShouldBe(text);
    }

    [Theory]
    [InlineData("What was good?", "what_good")]
    [InlineData("What did you like?", "what_good")]
    [InlineData("what is GOOD", "what_good")]
    [InlineData("How could we improve?", "could_improve")]
    [InlineData("What could we do better?", "could_improve")]
    [InlineData("What should change?", "could_improve")]
    [InlineData("What was not so good?", "could_improve")]
    [InlineData("What didn’t you like?", "could_improve")]
    [InlineData("Is there anything we could have done better?", "could_improve")]
    [InlineData("", "nonspecific")]
    [InlineData("  ", "nonspecific")]
    [InlineData(null, "nonspecific")]
    [InlineData("Please tell us why", "nonspecific")]
    public void A_question_as_it_was_asked_and_its_code_give_the_same_tags(string? asked, string code)
    {
        foreach (var framework in new[] { "care", "nhs-fft" })
        {
            foreach (var comment in Comments)
            {
                Same(Taggers.Tag(comment, asked, framework), Taggers.Tag(comment, code, framework));
            }
        }
    }

    [Fact]
    public void The_question_matters_where_the_words_say_nothing()
        => Taggers.Tag("nothing", "what_good", "nhs-fft").Themes.ShouldNotBe(Taggers.Tag("nothing", "could_improve", "nhs-fft").Themes);

    [Fact]
    public void An_unknown_framework_is_refused_naming_those_there_are()
        => Should.Throw<ArgumentException>(() => Taggers.Tag("x", null, "nonsense")).Message.ShouldContain("care");

    [Fact]
    public void Scores_lie_between_a_half_and_one_strongest_first()
    {
        var themes = Taggers.Tag("My support worker takes me swimming and to the cafe. The food is nice and my room is warm. I am scared of my housemate.").Themes;

        themes.Count.ShouldBeGreaterThan(3);
        themes.ShouldAllBe(theme => theme.Score >= 0.5 && theme.Score <= 1);
        themes.Select(theme => theme.Score).ShouldBeInOrder(SortDirection.Descending);
    }

    private static void Same(Tags one, Tags other)
    {
        one.Themes.ShouldBe(other.Themes);
        one.Sentiment.ShouldBe(other.Sentiment);
        one.Concerns.ShouldBe(other.Concerns);
        (one.Language, one.Redacted).ShouldBe((other.Language, other.Redacted));
    }
}
