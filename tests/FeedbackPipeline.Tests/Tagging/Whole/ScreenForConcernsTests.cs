using FeedbackPipeline.Tagging.Screening;
using FeedbackPipeline.Vocabulary;

namespace FeedbackPipeline.Tests.Tagging.Whole;

public sealed class ScreenForConcernsTests
{
    public static TheoryData<string> Kinds => [.. Taggers.Signals.Categories.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_phrase_raises_its_kind_at_its_level(string kind)
    {
        foreach (var phrase in Taggers.Signals.Categories[kind])
        {
            AssertRaised(phrase, kind);
            AssertRaised($"I want to tell you: {phrase.ToUpperInvariant()}!! ok", kind);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_phrase_with_one_typo_in_a_long_word_raises_its_kind(string kind)
    {
        var tried = 0;
        foreach (var typed in Taggers.Signals.Categories[kind].SelectMany(Typos.Of))
        {
            Taggers.Screen.Screen(typed).ShouldContain(concern => concern.Kind == kind, typed);
            tried++;
        }

        tried.ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData("stop him hurting me", "physical")]
    [InlineData("he used to hit me", "physical")]
    [InlineData("they do not hit me any more", "physical")]
    [InlineData("I never said I want to die", "self_harm")]
    [InlineData("I can’t breathe", "immediate_danger")]
    [InlineData("I cannot breathe", "immediate_danger")]
    [InlineData("he hurrrrt me", "physical")]
    [InlineData("killlll myself", "self_harm")]
    [InlineData("he h\u00EFt m\u00E9", "physical")]
    [InlineData("he <b>hit</b> me", "physical")]
    [InlineData("<he hit me>", "physical")]
    [InlineData("he hit\u200B me", "physical")]
    [InlineData("he hit\u0000me", "physical")]
    [InlineData("he hit&nbsp;me, I can&#39;t breathe", "immediate_danger")]
    [InlineData("an over dose", "immediate_danger")]
    [InlineData("he hitme", "physical")]
    [InlineData("שלום hit me שלום", "physical")]
    [InlineData("ｈｉｔ ｍｅ", "physical")]
    public void Negation_past_tense_and_odd_typing_do_not_hide_a_concern(string text, string kind)
        => Taggers.Screen.Screen(text).ShouldContain(concern => concern.Kind == kind);

    [Theory]
    [InlineData("I like my bus and the park.")]
    [InlineData("Nothing")]
    [InlineData("")]
    [InlineData("🙂🙂")]
    [InlineData("The staff are lovely and the garden is nice.")]
    public void Everyday_words_raise_nothing(string text) => Taggers.Screen.Screen(text).ShouldBeEmpty();

    [Fact]
    public void An_everyday_word_counts_more_beside_another_signal()
    {
        Taggers.Screen.Screen("I saw my dad").ShouldBe([new("domestic", ConcernLevel.ReadFirst)]);
        Taggers.Screen.Screen("my dad hit me").ShouldBe([new("physical", ConcernLevel.NotifyLead), new("domestic", ConcernLevel.NotifyLead)]);
    }

    [Fact]
    public void The_most_urgent_concern_comes_first()
        => Taggers.Screen.Screen("my dad takes my money and he has a knife").Select(concern => concern.Level)
            .ShouldBe([ConcernLevel.RingNow, ConcernLevel.NotifyLead, ConcernLevel.NotifyLead]);

    [Fact]
    public void A_screening_that_fails_is_a_concern_itself()
        => Taggers.Screen.Screen((string)null!).ShouldBe([new(ScreenForConcerns.Failed, ConcernLevel.NotifyLead)]);

    [Fact]
    public void A_concern_at_the_end_of_a_very_long_text_is_found()
        => Taggers.Screen.Screen(string.Concat(Enumerable.Repeat("not left my own ", 6_500)) + "he hit me").ShouldContain(concern => concern.Kind == "physical");

    private static void AssertRaised(string text, string kind)
    {
        var concerns = Taggers.Screen.Screen(text);
        var concern = concerns.SingleOrDefault(found => found.Kind == kind);
        concern.ShouldNotBeNull(text);
        concern.Level.ShouldBe(Taggers.Signals.LevelOf(kind, alone: concerns.All(found => found.Kind == kind || found.Level == ConcernLevel.ReadFirst)), text);
    }
}
