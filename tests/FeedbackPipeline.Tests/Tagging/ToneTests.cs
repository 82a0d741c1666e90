using System.Text.Json;
using FeedbackPipeline.Tagging;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tests.Tagging;

/// <summary>Invented sentences in the words of people with learning disabilities, with the tone a person gave before the rules were looked at.</summary>
public sealed class ToneTests(ITestOutputHelper output)
{
    /// <summary>Both files were in sight while the words and rules were chosen, so neither says what to expect elsewhere.</summary>
    [Theory]
    [InlineData("tone-sentences.json", 140, 0.9)]
    [InlineData("tone-sentences-more.json", 95, 0.7)]
    public void The_tone_is_mostly_what_a_person_says(string file, int atLeast, double lowest)
    {
        var sentences = JsonSerializer.Deserialize<string[][]>(Taggers.Data(file))!;
        var (right, reversed, sure, sureRight) = (0, 0, 0, 0);
        foreach (var sentence in sentences)
        {
            var tone = Taggers.Tag(sentence[0], sentence[1]).Sentiment;
            var (found, wanted) = (Code.Of(tone.Label), sentence[2]);
            right += found == wanted ? 1 : 0;
            reversed += (found, wanted) is ("positive", "negative") or ("negative", "positive") ? 1 : 0;
            sure += tone.Score >= Sureties.Sure ? 1 : 0;
            sureRight += tone.Score >= Sureties.Sure && found == wanted ? 1 : 0;
            if (found != wanted)
            {
                output.WriteLine($"{sentence[0]} ({sentence[1]}): wanted {wanted}; found {found} {tone.Score}");
            }
        }

        output.WriteLine($"right {right} of {sentences.Length}, the opposite {reversed}; sure {sure}, of these right {sureRight}");
        sentences.Length.ShouldBeGreaterThanOrEqualTo(atLeast);
        ((double)right / sentences.Length).ShouldBeGreaterThanOrEqualTo(lowest);
    }

    [Theory]
    [InlineData("he raped me", "")]
    [InlineData("they push me and I am happy", "")]
    [InlineData("my support worker hits me", "what_good")]
    [InlineData("I love it here. He hits me. The food is lovely and the staff are kind and we go out every day and I like my room.", "what_good")]
    public void Words_that_may_be_about_harm_are_never_good_news(string text, string question)
        => Taggers.Tag(text, question).Sentiment.Label.ShouldBeOneOf(Sentiment.Negative, Sentiment.Mixed);

    [Theory]
    [InlineData("they bully me")]
    [InlineData("i dont feel safe")]
    [InlineData("they ignore me")]
    [InlineData("Not very good at all")]
    [InlineData("it wasn't very nice")]
    [InlineData("could be better")]
    [InlineData("they treat me like a baby")]
    [InlineData("never happy")]
    [InlineData("it isnt that helpful")]
    [InlineData("i dont really like it")]
    public void Complaints_in_plain_words_are_bad_whatever_the_model_says(string text)
    {
        foreach (var question in new[] { "", "what_good", "could_improve" })
        {
            Taggers.Tag(text, question).Sentiment.Label.ShouldBe(Sentiment.Negative, question);
        }
    }

    [Theory]
    [InlineData("great carers, terrible food")]
    [InlineData("Good and bad")]
    public void Praise_and_complaint_side_by_side_are_mixed(string text) => Taggers.Tag(text).Sentiment.Label.ShouldBe(Sentiment.Mixed);

    [Theory]
    [InlineData("I like my dinner")]
    [InlineData("Nothing, very good")]
    [InlineData("it couldn't be better")]
    [InlineData("they are not rude")]
    public void Praise_is_praise_even_with_a_not_in_it(string text) => Taggers.Tag(text).Sentiment.Label.ShouldBe(Sentiment.Positive);

    [Theory]
    [InlineData("We may go to the zoo")]
    [InlineData("my name is Pat and I am 40")]
    public void Where_no_word_tells_and_nobody_asked_the_tone_is_neutral_and_not_sure(string text)
    {
        var tone = Taggers.Tag(text).Sentiment;

        tone.Label.ShouldBe(Sentiment.Neutral);
        Sureties.Of(tone.Score).ShouldBe(Surety.PleaseCheck);
    }

    [Theory]
    [InlineData("Me gusta el personal de aquí y la comida es muy buena", "es")]
    [InlineData("Lubię to miejsce, personel jest bardzo miły i jedzenie dobre", "pl")]
    public void A_text_in_another_language_has_no_themes_and_no_tone(string text, string language)
    {
        var tags = Taggers.Tag(text);

        tags.Language.ShouldBe(language);
        tags.Themes.ShouldBeEmpty();
        tags.Sentiment.ShouldBe(new(Sentiment.Neutral, 0.5));
    }

    [Theory]
    [InlineData("")]
    [InlineData("😀😀")]
    [InlineData("nothing")]
    [InlineData("It is what it is.")]
    public void Without_a_theme_nothing_is_sure(string text)
    {
        var tags = Taggers.Tag(text);

        tags.Themes.ShouldBeEmpty();
        Sureties.Of(tags.Surety).ShouldNotBe(Surety.Sure);
    }
}
