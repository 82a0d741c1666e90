using FeedbackPipeline.Reference;
using FeedbackPipeline.Tagging;
using FeedbackPipeline.Tagging.Modelling;
using FeedbackPipeline.Tagging.Reading;
using FeedbackPipeline.Tagging.Theming;
using FeedbackPipeline.Tagging.Theming.Editing;
using FeedbackPipeline.Tagging.Tone;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tests.Tagging.Modelling;

public sealed class ShippedModelTests
{
    private const string Framework = "nhs-fft";

    [Fact]
    public void It_loads_and_names_itself_in_the_version_of_the_tags()
        => Taggers.Text.VersionFor(Framework).ShouldMatch("^nhs-fft-model-[0-9a-f]{8}-2 tone-model-[0-9a-f]{8}\\+plain-tone-1 signals-");

    [Fact]
    public void It_is_smaller_than_half_a_megabyte()
    {
        using var file = EmbeddedFile.Open("models/nhs-fft.bin");
        file.Length.ShouldBeLessThan(500_000);
    }

    [Theory]
    [InlineData("We waited three hours in the corridor before anyone saw us", "could_improve", "Timeliness of care")]
    [InlineData("The nurse was so kind and friendly to my sister", "what_good", "Staff manner & personal attributes")]
    [InlineData("The meals are cold and there is no choice for vegetarians", "could_improve", "Food & drink provision & facilities")]
    [InlineData("The ambulance driver took me home after the clinic", "nonspecific", "Transport to/ from services")]
    [InlineData("They really listened to what I had to say", "what_good", "Staff listening, understanding & involving patients")]
    [InlineData("I rang and rang but nobody ever answers the phone", "could_improve", "Contacting services")]
    public void It_finds_the_theme_a_person_would_find(string text, string question, string theme)
        => Taggers.Tag(text, question, Framework).Themes.Select(found => found.Id).ShouldContain(theme);

    [Fact]
    public void A_theme_that_took_in_another_is_found_by_all_that_the_model_knows_of_both()
    {
        const string food = "Food & drink provision & facilities";
        const string timeliness = "Timeliness of care";
        var frameworks = new ThemeFrameworks();
        frameworks.Use(((Edited.Done)EditFramework.Merge(frameworks.Find(Framework)!, food, timeliness)).Next);
        var scorer = new ShippedModels(frameworks, ToneWords.Load()).Themes(Framework)!;
        var scores = new double[scorer.Framework.Themes.Count];

        foreach (var text in new[] { "The meals are cold and there is no choice for vegetarians", "We waited three hours in the corridor before anyone saw us" })
        {
            scorer.Score(ReadText.Of(text), AskedQuestion.CouldImprove, scores);
            scores[scorer.Framework.IndexOf(timeliness)].ShouldBeGreaterThanOrEqualTo(0.5, text);
        }
    }

    [Theory]
    [InlineData("The nurse was kind and explained everything, thank you", "what_good", Sentiment.Positive)]
    [InlineData("Rude receptionist, terrible wait, nobody cared", "could_improve", Sentiment.Negative)]
    [InlineData("I had to wait four hours and nobody told me anything, awful", "could_improve", Sentiment.Negative)]
    public void It_hears_the_tone_a_person_would_hear(string text, string question, Sentiment tone)
        => Taggers.Tag(text, question, Framework).Sentiment.Label.ShouldBe(tone);

    [Theory]
    [InlineData("what_good", "What was good?")]
    [InlineData("could_improve", "What could we do better?")]
    [InlineData("nonspecific", "Please tell us about your visit")]
    public void A_question_as_code_and_as_it_was_asked_give_the_same_tags(string code, string asked)
    {
        const string text = "Seeing the same nurse each time, and shorter waits";

        var (byCode, byWords) = (Taggers.Tag(text, code, Framework), Taggers.Tag(text, asked, Framework));

        byWords.Themes.ShouldBe(byCode.Themes);
        byWords.Sentiment.ShouldBe(byCode.Sentiment);
    }

    [Fact]
    public void Scores_are_from_nought_to_one_and_found_from_a_half()
        => Taggers.Tag("Food was nice but the wait was far too long and parking is dear", "nonspecific", Framework).Themes.ShouldAllBe(theme => theme.Score >= 0.5 && theme.Score <= 1);

    [Fact]
    public void A_text_without_words_has_no_theme() => Taggers.Tag("?!", "nonspecific", Framework).Themes.ShouldBeEmpty();

    [Fact]
    public void Themes_of_the_care_framework_still_come_from_its_phrases() => Taggers.Text.VersionFor("care").ShouldStartWith("care-phrases-");

    [Fact]
    public void Concerns_do_not_depend_on_the_model()
        => Taggers.Tag("my support worker hits me", "what_good", Framework).Concerns.ShouldBe(Taggers.Screen.Screen("my support worker hits me"));
}
