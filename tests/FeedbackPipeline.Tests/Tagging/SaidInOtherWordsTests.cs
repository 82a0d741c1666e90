using FeedbackPipeline.Tagging.Screening;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tests.Tagging;

/// <summary>The list holds phrases; people say them in every tense, of anybody, in short forms and with a slip of the hand.</summary>
public sealed class SaidInOtherWordsTests
{
    private static readonly Dictionary<string, string[]> Persons = new() { ["me"] = ["him", "her", "them", "us"], ["myself"] = ["himself", "herself", "themselves"] };

    public static TheoryData<string, string> EveryPhraseAboutSomebody => new(
        SignalList.Load().Categories.Where(kind => !SignalList.Load().LowWeightAlone.Contains(kind.Key))
            .SelectMany(kind => kind.Value.Where(phrase => Persons.ContainsKey(phrase.Split(' ')[^1])).Select(phrase => (kind.Key, phrase))));

    [Theory]
    [InlineData("he had a knife", "immediate_danger", ConcernLevel.RingNow)]
    [InlineData("i couldn't breathe", "immediate_danger", ConcernLevel.RingNow)]
    [InlineData("he sat on me and i could not breathe", "immediate_danger", ConcernLevel.RingNow)]
    [InlineData("i wanted to die", "self_harm", ConcernLevel.RingNow)]
    [InlineData("i wanna die", "self_harm", ConcernLevel.RingNow)]
    [InlineData("i want 2 die", "self_harm", ConcernLevel.RingNow)]
    [InlineData("my son wants to die", "self_harm", ConcernLevel.RingNow)]
    [InlineData("dont wanna be here anymore", "self_harm", ConcernLevel.RingNow)]
    [InlineData("she took all my meds", "immediate_danger", ConcernLevel.RingNow)]
    [InlineData("they locked him in", "immediate_danger", ConcernLevel.RingNow)]
    [InlineData("they wasnt feeding me", "neglect", ConcernLevel.NotifyLead)]
    [InlineData("i wasnt fed", "neglect", ConcernLevel.NotifyLead)]
    [InlineData("they didn't feed me", "neglect", ConcernLevel.NotifyLead)]
    [InlineData("i havent been washed", "neglect", ConcernLevel.NotifyLead)]
    [InlineData("there weren't any staff", "organisational", ConcernLevel.NotifyLead)]
    [InlineData("i was never allowed out", "organisational", ConcernLevel.NotifyLead)]
    [InlineData("they took all my money", "financial", ConcernLevel.NotifyLead)]
    [InlineData("they took her money", "financial", ConcernLevel.NotifyLead)]
    [InlineData("he kept my passport", "modern_slavery", ConcernLevel.NotifyLead)]
    [InlineData("they wouldn't leave my flat", "mate_crime_cuckooing", ConcernLevel.NotifyLead)]
    [InlineData("he kept it secret", "emotional", ConcernLevel.NotifyLead)]
    [InlineData("she swore at me", "emotional", ConcernLevel.NotifyLead)]
    [InlineData("a resident hit another resident", "physical", ConcernLevel.NotifyLead)]
    [InlineData("carer slapped my mother", "physical", ConcernLevel.NotifyLead)]
    [InlineData("hi ting me", "physical", ConcernLevel.NotifyLead)]
    [InlineData("gra;bing me", "physical", ConcernLevel.NotifyLead)]
    public void Other_tenses_persons_short_forms_and_blanks_raise_the_same(string text, string kind, ConcernLevel level)
        => Taggers.Screen.Screen(text).ShouldContain(new Concern(kind, level));

    [Theory]
    [MemberData(nameof(EveryPhraseAboutSomebody))]
    public void What_happened_to_somebody_else_is_heard_as_well(string kind, string phrase)
    {
        var me = phrase.Split(' ')[^1];
        foreach (var person in Persons[me])
        {
            Taggers.Screen.Screen($"I saw it: {phrase[..^me.Length]}{person}").ShouldContain(concern => concern.Kind == kind, person);
        }
    }

    [Theory]
    [InlineData("I like racing cars")]
    [InlineData("I stopped vaping")]
    [InlineData("my dad likes horse racing")]
    [InlineData("The bonfire was great")]
    [InlineData("We did a fire drill today")]
    [InlineData("It was wicked")]
    [InlineData("staff are retraining")]
    [InlineData("I hurt my knee playing football")]
    [InlineData("Mum hugged and kissed me")]
    [InlineData("He pushed me in my wheelchair")]
    public void Words_that_mean_something_else_are_read_first_and_wake_nobody(string text)
        => Taggers.Screen.Screen(text).ShouldAllBe(concern => concern.Level == ConcernLevel.ReadFirst);

    [Theory]
    [InlineData("there is a fire in the kitchen")]
    [InlineData("the fire alarm went off and there was a fire")]
    public void A_phrase_beside_everyday_words_keeps_its_level(string text) => Taggers.Screen.Screen(text).ShouldContain(new Concern("immediate_danger", ConcernLevel.RingNow));

    [Theory]
    [InlineData("please let me go home")]
    [InlineData("not at the moment")]
    [InlineData("they have never let me down")]
    public void Two_words_that_only_look_like_two_others_written_together_raise_nothing(string text) => Taggers.Screen.Screen(text).ShouldBeEmpty();
}
